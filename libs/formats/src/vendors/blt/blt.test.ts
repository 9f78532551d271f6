import type { Mark } from '@crossvote/election';
import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { blt } from './blt.ts';

const read = (text: string | Uint8Array) => readFiles([fileOf('ward.blt', text)], blt);
const failure = (text: string) => failureIn(read(text));

/** A file of two candidates with these ballots. */
const withBallots = (ballots: string) => `2 1\n${ballots}0\n"Ann"\n"Bo"\n"Ward 1"\n`;

/** The second choices of the records whose first rank has this choice alone. */
function secondOf({ records, contests }: Awaited<ReturnType<typeof read>>, first: string) {
  const namesAt = (rank: number, marks: readonly Mark[]) =>
    marks
      .filter((mark) => mark.rank === rank)
      .map(({ choice }) => contests[0]!.choices[choice]!.name)
      .join(' = ');
  return records.flatMap(({ selections }) => {
    const { marks = [] } = selections.get(0) ?? {};
    return namesAt(1, marks) === first ? [namesAt(2, marks)] : [];
  });
}

describeReported('the reported BLT files', () => {
  it('count as their README says: equal ranks are an overvote, and who withdrew stays a choice', async () => {
    const result = await readExportAt(reported('blt', 'election.blt'));
    expect(countsOf(result)).toEqual([
      'Ward 5: Ada Reyes 3, Ben Cole 2, Cy Dunn 0, Di "D" Eck 1, overvote 1',
    ]);
    expect(result.records).toHaveLength(7);
    expect(result.contests[0]).toMatchObject({ voteFor: 2, rankLimit: 3 });
    expect(secondOf(result, 'Ada Reyes')).toEqual(Array(3).fill('Ben Cole'));
    expect(codesOf(result)).toEqual(['ranks_inferred', 'candidates_withdrawn']);
  });

  it('count with commas in place of blanks, parties, and no zeros', async () => {
    const result = await readExportAt(reported('blt-as-csv'));
    expect(countsOf(result)).toEqual(['Made-up Ward: Ada Reyes 3, Ben Cole 2, Cy Dunn 1']);
    expect(result.contests[0]!.choices.map(({ party }) => party)).toEqual([
      'Blue Party',
      'Green',
      'Independent',
    ]);
    expect(result.contests[0]).toMatchObject({ voteFor: 2 });
    expect(secondOf(result, 'Ada Reyes')).toEqual(Array(3).fill('Ben Cole'));
  });
});

describe('a BLT file', () => {
  it.each([
    ['the first candidate where the number should be', '(a) 1 2 0\n(b) 2 1 0\n'],
    ['several ballots of one name', '(a) 3 1 0\n'],
  ])('is refused with %s', async (_, ballots) => {
    expect(await failure(withBallots(ballots))).toMatchObject({ code: 'ballot_count_unclear' });
  });

  it('has as many records as its numbers say, with ties, skipped ranks and blank ballots', async () => {
    const result = await read(
      '3 1\n# made up\n2 1=3 2 0 # two of them\n(b7) 1 - 2 0\n2 0\n1.0 3 1 3 0\n0\n"A"\n"B"\n"C"\n"T # 1"\n',
    );
    expect(linesOf(result)).toEqual([
      'T # 1: A(1)+C(1)+B(2)',
      'T # 1: A(1)+C(1)+B(2)',
      'T # 1: B(2)',
      'T # 1: none',
      'T # 1: none',
      'T # 1: C(1)+A(2)+C(3)',
    ]);
    expect(codesOf(result)).toEqual(['ranks_inferred', 'comments_passed_over']);
    expect(result.names!.map((name) => name.endsWith('none'))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  it.each([
    [
      'line ends of Windows and a byte order mark',
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ],
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r')],
    ['tabs', (text: string) => text.replaceAll(' ', '\t')],
    ['no final line end', (text: string) => text.trimEnd()],
  ])('is read with %s', async (_, change) => {
    const result = await read(change('2 1\n2 1 2 0\n1 2 0\n0\n"Ann"\n"Bo"\n"Ward"\n'));
    expect(countsOf(result)).toEqual(['Ward: Ann 2, Bo 1']);
    expect(codesOf(result)).toEqual(['ranks_inferred']);
  });

  it.each([
    ['bare', 'Ann Poe (Lab)\nBo Rye\nWard 4', 'Ward 4', ['Ann Poe (Lab) []', 'Bo Rye []']],
    ['with parties behind', '"Ann" "Blue (B)"\n"Bo" "Red"\n"W"', 'W', ['Ann [Blue]', 'Bo [Red]']],
    [
      'quoted once more by a program',
      '"""Ann"" ""Blue (B)"" "\n"""Bo"" ""Red"" "\n""""Ward 5"" "",',
      'Ward 5',
      ['Ann [Blue]', 'Bo [Red]'],
    ],
    [
      'with the party in the same marks',
      '"Ann ""Blue"""\n"Bo ""Red"""\nW',
      'W',
      ['Ann [Blue]', 'Bo [Red]'],
    ],
    ['with a nickname of one', '"Ann ""A"""\n"Bo"\n"W"', 'W', ['Ann "A" []', 'Bo []']],
    [
      'behind backslashes',
      '"Ann \\"A\\" Poe"\n"Bo \\\\"\n"W"',
      'W',
      ['Ann "A" Poe []', 'Bo \\ []'],
    ],
  ])('may have names %s', async (_, names, title, choices) => {
    const { contests } = await read(`2 1\n1 1 0\n0\n${names}\n`);
    expect(contests[0]!.name).toBe(title);
    expect(contests[0]!.choices.map(({ name, party }) => `${name} [${party}]`)).toEqual(choices);
  });

  it('without a title is called as it is, and says what stands behind the title', async () => {
    const untitled = await read('2 1\n1 1 0\n0\n"Ann"\n"Bo"\n');
    expect(untitled.contests[0]!.name).toBe('ward');
    expect(codesOf(untitled)).toEqual(['contest_not_named', 'ranks_inferred', 'title_missing']);
    const more = await read(`${withBallots('1 1 0\n')}"a source"\n"a comment"\n`);
    expect(more.contests[0]!.name).toBe('Ward 1');
    expect(codesOf(more)).toContain('lines_passed_over');
  });

  it('takes words for states that are listed as candidates for what they say', async () => {
    const result = await read(
      '4 1\n1 2 1 0\n1 3 1 0\n1 1 3 0\n1 4 0\n0\n"Ann"\n"skipped"\n"overvote"\n"write-in"\n"W"\n',
    );
    expect(linesOf(result)).toEqual([
      'W: Ann(2)',
      'W: Ann(2)+overvoted',
      'W: Ann(1)',
      'W: Write-in(1)',
    ]);
    expect(countsOf(result)).toEqual(['W: Ann 2, Write-in 1, overvote 1']);
    expect(codesOf(result)).toEqual([
      'ranks_inferred',
      'candidates_are_states',
      'overvote_below_counted_rank @4',
    ]);
  });

  it.each([
    ['a stranger', '2 1 3 0\n', 'unknown_candidate', 2],
    ['a candidate twice at one rank', '3 1=1 0\n', 'unknown_candidate', 3],
    ['nothing but words', 'Ann 0\n', 'not_a_record', 1],
    ['a zero in its midst', '2 1 0 2 0\n', 'unknown_candidate', 2],
    ['no end', '2 1 2\n', 'ballot_not_ended', 2],
    ['a bracket of another dialect', '1 (1 2) 0\n', 'unknown_candidate', 1],
  ])('refuses ballots with %s, as many as there are', async (_, line, code, count) => {
    const result = await read(withBallots(`4 1 0\n${line}`));
    expect(countsOf(result)).toEqual(['Ward 1: Ann 4, Bo 0']);
    expect(result.summary).toMatchObject({ recordsStored: 4, recordsRefused: count });
    expect(codesOf(result)).toContain(`${code} @3`);
  });

  it.each([
    ['', 'header_missing'],
    ['two one\n', 'header_missing'],
    ['2 1\n1 1 0\n', 'names_missing'],
    ['2 1\n1 1 0\n0\n"Ann"\n', 'names_missing'],
    ['0 1\n0\n"T"\n', 'no_candidates'],
    ['2 1\n1 1 0\n0\n"Ann"\n"Bo"\n"War', 'quote_not_closed'],
    [withBallots('1 1 0\n0\n'), 'ballot_behind_end'],
    ['1000000 1\n1 1 0\n0\n', 'too_many_candidates'],
    ['2 1\n-3\n1 1 0\n0\n"A"\n"B"\n"T"\n', 'unknown_candidate'],
    [withBallots('1 1 0\n0\n1 2 0\n'), 'ballot_behind_end'],
    [withBallots('0.5 1 0\n'), 'weight_not_whole'],
    [withBallots('99999999999999999999 1 0\n'), 'count_absurd'],
    [withBallots('10000000 1 0\n'.repeat(11)), 'count_absurd'],
    [withBallots('1 1 0\n').replace('Bo', 'B\0'), 'line_unreadable'],
    [withBallots(`1 ${'1 '.repeat(600_000)}0\n`), 'line_too_long'],
  ])('is refused as a whole: %j', async (text, code) => {
    expect((await failure(text)).code).toBe(code);
  });

  it('joins the files of one contest, and keeps those apart that have no candidate in common', async () => {
    const ward = fileOf('a.blt', withBallots('2 1 2 0\n'));
    const again = fileOf('b.blt', withBallots('3 2 0\n'));
    const other = fileOf('c.blt', '2 1\n1 1 0\n0\n"Cy"\n"Di"\n"Ward 1"\n');
    const result = await readFiles([ward, again, other], blt);
    expect(countsOf(result)).toEqual(['Ward 1: Ann 2, Bo 3', 'Ward 1: Cy 1, Di 0']);
    expect(result.contests[0]!.rankLimit).toBe(2);
    const isSaid = ({ issues }: typeof result) =>
      issues.some(({ code }) => code === 'cards_not_linked');
    expect([isSaid(result), isSaid(await readFiles([ward, again], blt))]).toEqual([true, false]);
  });

  it('warns where the files of one contest say different numbers of seats', async () => {
    const one = fileOf('a.blt', withBallots('2 1 2 0\n'));
    const more = fileOf('b.blt', withBallots('3 2 0\n').replace('2 1\n', '2 2\n'));
    const said = async (...files: ReturnType<typeof fileOf>[]) =>
      (await readFiles(files, blt)).issues.filter(({ code }) => code === 'seats_differ');
    expect(await said(one, more)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message:
          '"Ward 1": the files say different numbers of seats (1 in a.blt, 2 in b.blt); taken as 2, the largest',
      }),
    ]);
    expect(await said(one, fileOf('b.blt', withBallots('3 2 0\n')))).toEqual([]);
    const other = fileOf('c.blt', '2 2\n1 1 0\n0\n"Cy"\n"Di"\n"Ward 1"\n');
    expect(await said(one, other)).toEqual([]);
  });
});
