import { fileOf } from '@crossvote/samples';
import { codesOf, crossOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { raire } from './raire.ts';

const read = (text: string) => readFiles([fileOf('audit.raire', text)], raire);

const head = '2\nContest,1,2,11,12,winner,11\nContest,2,2,21,22,winner,22,order,21,informal,3\n';

describeReported('the reported RAIRE file', () => {
  it('counts and crosses as its README says: lines of one ballot are one record', async () => {
    const result = await readExportAt(reported('raire'));
    expect(countsOf(result)).toEqual(['1: 11 1, 12 1, 13 0, undervote 1', '2: 21 1, 22 1']);
    expect(result.records).toHaveLength(3);
    expect(result.records[2]!.selections.has(1)).toBe(false);
    expect(crossOf(result, '1', '2')).toEqual(
      new Map([
        ['11', new Map([['21', 1]])],
        ['12', new Map([['22', 1]])],
      ]),
    );
  });
});

describe('a RAIRE file', () => {
  const grouped = ['1,a,11,12', '2,a,22', '1,b', '2,c,21,22,21', '1,c,12'];
  const records = ['1: 11(1)+12(2), 2: 22(1)', '1: none', '2: 21(1)+22(2)+21(3), 1: 12(1)'];

  it('joins the lines of a ballot, whether they stand together or by contest', async () => {
    const together = await read(`${head}${grouped.join('\n')}\n`);
    expect(linesOf(together)).toEqual(records);
    const byContest = [...grouped].sort();
    const apart = await read(`${head}${byContest.join('\r\n')}\r\n`);
    expect(linesOf(apart)).toEqual([records[0], records[1], '1: 12(1), 2: 21(1)+22(2)+21(3)']);
    expect(apart.names).toHaveLength(3);
    expect(together.contests.map(({ rankLimit }) => rankLimit)).toEqual([2, 3]);
  });

  it('says what it takes for granted: names, ranks, ballots that are counted and not listed', async () => {
    const { issues } = await read(`${head}1,a,11\n`);
    expect(issues.map(({ code }) => code)).toEqual([
      'names_are_numbers',
      'ranks_inferred',
      'ranks_inferred',
      'informal_not_listed',
    ]);
    expect(issues[3]!.message).toContain('"2": the head counts 3 informal ballots');
  });

  it('refuses a ballot of which a line is wrong, whole', async () => {
    const lines = ['1,a,11', '2,a,11', '3,b,21', '1,c,11', '1,c,12', 'x', '1,d,12'];
    for (const order of [lines, [...lines].reverse()]) {
      const result = await read(`${head}${order.join('\n')}\n`);
      expect(linesOf(result)).toEqual(['1: 12(1)']);
      expect(result.summary).toMatchObject({ recordsStored: 1, recordsRefused: 4 });
    }
    expect(codesOf(await read(`${head}${lines.join('\n')}\n`)).slice(4)).toEqual([
      'unknown_candidate @4',
      'unknown_candidate @6',
      'not_a_record @9',
      'contest_twice @7',
    ]);
  });

  it('is one election with others that have the same contests', async () => {
    const files = ['a', 'b'].map((name) => fileOf(`${name}.raire`, `${head}1,${name},11\n`));
    expect(countsOf(await readFiles(files, raire))).toEqual(['1: 11 2, 12 0', '2: 21 0, 22 0']);
  });

  it.each([
    ['', 'header_missing'],
    ['0\n', 'header_missing'],
    ['99999999\n', 'header_missing'],
    ['2\nContest,1,1,11\n', 'header_missing'],
    ['1\n1,b1,11\n', 'header_missing'],
    ['1\nContest,1,2,11\n', 'contest_unreadable'],
    ['1\nContest,1,2,11,winner,11\n', 'contest_unreadable'],
    ['1\nContest,1,1,11,12,winner,11\n', 'contest_unreadable'],
    ['1\nContest,1,2,11,11,winner,11\n', 'contest_unreadable'],
    ['1\nContest,1,999999,11\n', 'too_many_candidates'],
    ['2\nContest,1,1,11\nContest,1,1,12\n', 'contest_twice'],
  ])('is refused as a whole: %j', async (text, code) => {
    expect((await failureIn(read(text))).code).toBe(code);
  });
});
