import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { choiceplus } from './choiceplus.ts';

const candidates = fileOf('candidates.txt', 'C01,Ann\nC02,Bo\nC03,Cy\n');
const ballots = (text: string, name = 'ward.prm') => fileOf(name, text);

describeReported('the reported files of ChoicePlus Pro', () => {
  it('count as their README says, with the names of the list beside', async () => {
    const result = await readExportAt(reported('choiceplus-prm', 'ward1.prm'));
    expect(countsOf(result)).toEqual([
      'ward1: Ada Reyes 1, Ben Cole 0, Cy Dunn 1, undervote 1, overvote 1',
    ]);
    expect(result.records).toHaveLength(4);
    expect(codesOf(result)).toEqual(['side_file_found', 'contest_not_named', 'ranks_inferred']);
  });

  it('count the same as a folder', async () => {
    const result = await readExportAt(reported('choiceplus-prm'));
    expect(countsOf(result)).toEqual([
      'ward1: Ada Reyes 1, Ben Cole 0, Cy Dunn 1, undervote 1, overvote 1',
    ]);
  });
});

describe('ballots of ChoicePlus Pro', () => {
  it('have ties in both forms, skipped ranks, comments and ranks in any order', async () => {
    const result = await readFiles(
      [
        candidates,
        ballots(
          '# a precinct\n.BALLOT-FORMAT-SEPS ,)\na, 1) C02=C03[1],C01[2]\nb, 1) C02[1], C03[1]\nc, 1) C01[3],C02[1]\nd, 1) C01[1],C01[1],\n',
        ),
      ],
      choiceplus,
    );
    expect(linesOf(result)).toEqual([
      'ward: Bo(1)+Cy(1)+Ann(2)',
      'ward: Bo(1)+Cy(1)',
      'ward: Bo(1)+Ann(3)',
      'ward: Ann(1)',
    ]);
    expect(new Set(result.names).size).toBe(4);
    expect(codesOf(result)).toContain('comments_passed_over');
  });

  it('are named by the numbers before their marks, however these are written', async () => {
    const { names } = await readFiles(
      [candidates, ballots('0012, 1) C01[1]\n12.0, 01) C01[1]\n12, 2) C01[1]\nX, 1) C01[1]\n')],
      choiceplus,
    );
    const [first, same, other, none] = names!.map((name) => name.replace(/^\S+ /, ''));
    expect(same).toBe(first);
    expect(other).not.toBe(first);
    expect(none).toBe('none');
  });

  it('of several precincts are one contest, called as their folder', async () => {
    const inFolder = (name: string, text: string) => ({
      ...ballots(text, name),
      container: '/elections/Council 2011',
    });
    const files = [
      inFolder('p1.prm', 'a, 1) C01[1]\n'),
      inFolder('p2.prm', 'b, 1) C02[1],C01[2]\n'),
      candidates,
    ];
    const result = await readFiles(files, choiceplus);
    expect(countsOf(result)).toEqual(['Council 2011: Ann 1, Bo 1, Cy 0']);
    expect(result.contests[0]!.rankLimit).toBe(2);
    const said = result.issues.filter(({ code }) => code === 'ranks_inferred');
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"Council 2011": taken as ranked in 2,/),
    ]);
  });

  it('have the title, the seats and the names that the file of the contest says', async () => {
    const chp = fileOf(
      'council.chp',
      '.CONTEST "City Council"\n.ELECT 9\n.CANDIDATE C01, "Ann Poe"\n.WRITE-IN W01, "Di Eck"\n.INCLUDE ward.prm\n',
    );
    const result = await readFiles([ballots('a, 1) W01[1],C01[2]\n'), chp], choiceplus);
    expect(countsOf(result)).toEqual(['City Council: Ann Poe 0, Di Eck 1']);
    expect(result.contests[0]).toMatchObject({ voteFor: 9 });
    expect(codesOf(result)).toEqual(['ranks_inferred']);
  });

  it('without a list have codes for names, which is said', async () => {
    const result = await readFiles([ballots('a, 1) C09[1]\n')], choiceplus);
    expect(countsOf(result)).toEqual(['ward: C09 1']);
    expect(codesOf(result)).toContain('candidate_list_missing');
    const listed = await readFiles([ballots('a, 1) C09[1]\n'), candidates], choiceplus);
    expect(countsOf(listed)).toEqual(['ward: Ann 0, Bo 0, Cy 0, C09 1']);
    expect(codesOf(listed)).toContain('candidate_without_name');
  });

  it('are refused by line where they are none', async () => {
    const result = await readFiles(
      [
        candidates,
        ballots(
          'a, 1) C01[1]\nb, 1) C01[0]\nc, 1) C01[9999]\nd, 1) C01\ne C01[1]\nf, 1) C01[1] x\n',
        ),
      ],
      choiceplus,
    );
    expect(countsOf(result)).toEqual(['ward: Ann 1, Bo 0, Cy 0']);
    expect(codesOf(result).filter((code) => code.startsWith('not_a_record'))).toEqual(
      [2, 3, 4, 5, 6].map((line) => `not_a_record @${line}`),
    );
  });

  it.each([
    ['no ballots', [candidates], 'no_records_file'],
    [
      'two lists that differ',
      [candidates, fileOf('candidates-2.txt', 'C01,Di\n'), ballots('a, 1) C01[1]\n')],
      'candidate_named_twice',
    ],
    ['an empty file', [ballots('')], 'no_candidates'],
  ])('are refused as a whole: %s', async (_, files, code) => {
    expect((await failureIn(readFiles(files, choiceplus))).code).toBe(code);
  });
});
