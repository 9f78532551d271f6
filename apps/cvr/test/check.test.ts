import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { springfield } from './support/samples.ts';
import { csvOf, tinyHeader, tinyRecords } from './support/tiny-export.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

beforeAll(async () => {
  await cvr('ingest', springfield.file, '--quiet');
  const file = path.join(folder, 'tiny.csv');
  const rows = [...tinyHeader, ...tinyRecords, 'Redacted and Aggregated,,,10,3,,,'];
  writeFileSync(file, csvOf(...rows));
  await cvr('ingest', file, '--quiet');
});

function write(text: string | Buffer, name = 'official.csv'): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The known totals of the sample as an office may write them. */
const officialRows = springfield.totals.contests.flatMap(
  ({ name, choices, undervotes, overvotes }) => [
    ...choices.map((choice) => [name, choice.name, choice.votes] as const),
    [name, 'Under Votes', undervotes] as const,
    [name, 'Over Votes', overvotes] as const,
  ],
);
const springfieldCsv = officialRows
  .map(([contest, choice, votes]) => `${quoted(contest)},${quoted(choice)},${votes}\n`)
  .join('');
const header = 'contest,choice,votes\n';

/** Of the tiny export, counted by hand: with its aggregate row. */
const tiny = [
  ['Mayor', 'Ann', 12],
  ['Mayor', 'Bob', 4],
  ['Council', 'Cy', 2],
  ['Council', 'Di', 2],
  ['Council', 'Ed', 2],
] as const;
const tinyCsv = (
  change: (row: readonly [string, string, string | number]) => readonly unknown[] = (row) => row,
) => header + tiny.map((row) => `${change(row).join(',')}\n`).join('');
const check = (text: string | Buffer, ...words: string[]) =>
  cvr('results', 'tiny', '--check', write(text), ...words);

describe('cvr results --check', () => {
  it('agrees with the known totals of a sample, of which votes lost are some', async () => {
    const file = write(header + springfieldCsv);
    const { status, out, err } = await cvr('results', 'springf', '--check', file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(
      new RegExp(`\\nAll ${officialRows.length} totals agree with\\s+\\S+official\\.csv\\.\\n$`),
    );
    expect(await cvr.json('results', 'springf', '--check', file)).toMatchObject({
      ...{ dataset_id: 1, equal: true, compared: officialRows.length, differing: 0 },
      ...{ only_in_dataset: 0, only_in_official: 0, official_file: 'official.csv' },
    });
  });

  it('says what differs by how much, and what is on one side only', async () => {
    const text = tinyCsv(([contest, choice, votes]) => [
      contest,
      choice === 'Di' ? 'Dee' : choice,
      choice === 'Ann' ? '"1,012"' : choice === 'Bob' ? 3 : votes,
    ]);
    const { status, out, err } = await check(`${text}Sheriff,Flo,7\n`);
    expect(status).toBe(1);
    expect(err).toBe(`cvr: the results are not those of ${folder}/official.csv\n`);
    expect(out).toMatch(/^Mayor +Dataset +Official +Difference$/m);
    expect(out).toMatch(/^Ann +12 +1,012 +-1,000$/m);
    expect(out).toMatch(/^Bob +4 +3 +\+1$/m);
    expect(out).toMatch(/^Di +\d+ +-$/m);
    expect(out).not.toMatch(/^Ed /m);
    expect(out).toContain(
      `In ${folder}/official.csv only:\n- line 5: Council, Dee (2)\n- line 7: Sheriff, Flo (7)\n`,
    );
    expect(out).toMatch(
      /\n2 of 4 totals differ; 1 in the dataset only; 2 in\s+\S+official\.csv only\.\n$/,
    );
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
    const json = await check(`${text}Sheriff,Flo,7\n`, '--json');
    expect(json.status).toBe(1);
    const { totals, ...rest } = JSON.parse(json.out);
    expect(rest).toMatchObject({
      ...{ equal: false, compared: 4, differing: 2, only_in_dataset: 1, only_in_official: 2 },
      lines_only_in_official: [
        { line: 5, contest: 'Council', choice: 'Dee', votes: 2, may_be: [] },
        { line: 7, contest: 'Sheriff', choice: 'Flo', votes: 7, may_be: [] },
      ],
    });
    expect(totals[0]).toMatchObject({
      ...{ contest: 'Mayor', choice: 'Ann', kind: 'votes', votes: 12, official_votes: 1012 },
      ...{ difference: -1000, official_line: 2, matched: 'exact' },
    });
    expect(totals[3]).toMatchObject({ choice: 'Di', official_votes: null, difference: null });
  });

  it('prints a row for each total of either side as a table for programs', async () => {
    const text = `${header}Mayor,Ann,10\nMayor,BOB,4\nMayor,Overvotes,1\nSheriff,Flo,7\n`;
    const { status, out } = await check(text, '--csv');
    expect(status).toBe(1);
    expect(out.split('\n').map((row) => row.replace(/^(\d+),\d*,/, '$1,'))).toEqual([
      'dataset_id,contest_id,contest,choice_id,choice,kind,votes,official_votes,difference,official_line,official_contest,official_choice,matched,results_status',
      expect.stringMatching(/^2,Mayor,\d+,Ann,votes,12,10,2,2,Mayor,Ann,exact,$/),
      expect.stringMatching(/^2,Mayor,\d+,Bob,votes,4,4,0,3,Mayor,BOB,folded,$/),
      '2,Mayor,,Overvotes,overvotes,1,1,0,4,Mayor,Overvotes,exact,',
      expect.stringMatching(/^2,Council,\d+,Cy,votes,2,,,,,,,$/),
      expect.stringMatching(/^2,Council,\d+,Di,votes,2,,,,,,,$/),
      expect.stringMatching(/^2,Council,\d+,Ed,votes,2,,,,,,,$/),
      '2,,,,,,7,,5,Sheriff,Flo,,',
      '',
    ]);
  });

  it('takes usual headings in any order and case, and says which columns it does not read', async () => {
    const rows = tiny.map(([contest, choice, votes]) => `DEM;${votes};${choice};${contest};x\n`);
    const text = `Party;TOTAL VOTES;Candidate Name;Contest_Name;Percent\n${rows.join('')}`;
    const { status, out } = await check(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(out).toContain('note: columns that are not read: Party, Percent');
    expect(status).toBe(0);
  });

  it('says which names it took for others', async () => {
    const text = tinyCsv(([contest, choice, votes]) => [
      contest === 'Mayor' ? 'MAYOR (Vote for 1)' : 'council',
      choice === 'Ann' ? 'ANN (DEM)' : choice,
      votes,
    ]);
    const { status, out } = await check(text);
    const plain = out.replace(/\n +/g, ' ');
    expect(status).toBe(0);
    expect(plain).toContain(
      'line 2, "MAYOR (Vote for 1)", "ANN (DEM)", is taken for "Mayor", "Ann"',
    );
    expect(plain).toContain(
      '3 lines are written otherwise in case, white space or punctuation alone',
    );
    expect(plain).toContain("the dataset's votes include 13 aggregate votes");
  });

  it('compares a contest alone, and passes over lines of others', async () => {
    const text = tinyCsv(([contest, choice, votes]) => [
      contest,
      choice,
      choice === 'Cy' ? 9 : votes,
    ]);
    const { status, out } = await check(text, '--contest', 'mayor');
    expect(status).toBe(0);
    expect(out).toContain('note: 3 lines of other contests passed over');
    expect((await check(text, '--contest', 'council')).status).toBe(1);
  });

  it('says that no official line is of a contest', async () => {
    const { status, out } = await check('contest,choice,votes\nMayor,Ann,12\nMayor,Bob,4\n');
    expect(status).toBe(1);
    expect(out).toContain('Contests in the dataset only:\n- Council\n');
    expect(out).toMatch(/0 of 2 totals differ; 3 in the dataset only\.\n$/);
  });

  it('takes numbers as offices write them', async () => {
    for (const votes of ['12', '12.0', ' 12 ', '0012'])
      expect(
        (await check(tinyCsv((row) => [...row.slice(0, 2), row[2] === 12 ? votes : row[2]])))
          .status,
      ).toBe(0);
  });

  it.each<[string, string, string]>([
    ['no column', 'contest,choice\nMayor,Ann\n', 'line 1: no column is the votes'],
    [
      'columns that are not clear',
      'contest,choice,votes,total\nM,A,1,2\n',
      'several columns may be the votes: "votes", "total"',
    ],
    ['nothing', header, 'holds no totals'],
    [
      'lines that are wrong, each of which is told',
      `${header}Mayor,Ann,12\nMayor,,4\nCouncil,Cy,many\nCouncil,Di,1.234\nCouncil,Ed,-2\nx\n`,
      'line 3: choice is empty; line 4: votes is "many", and must be a whole number such as 1234 or 1,234; line 5: votes is "1.234", and must be a whole number such as 1234 or 1,234; line 6: votes is "-2", and must be a whole number such as 1234 or 1,234; line 7: has 1 cells; the header has 3',
    ],
    [
      'a total twice',
      `${header}Mayor,Ann,12\nMayor,ann,12\n`,
      'line 3: says again what line 2 says',
    ],
  ])('is refused with %s', async (_, text, problem) => {
    const { status, out, err } = await check(text);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^cvr: \S+\/official\.csv/);
    expect(err).toContain(problem);
  });

  it('is no formula, and steers no terminal', async () => {
    const evil = '=HYPERLINK(""x"")\u001b[2J';
    const { out } = await check(`${tinyCsv()}Mayor,"'${evil}",3\n`);
    expect(out).toContain('- line 7: Mayor, =HYPERLINK("x")\\u001b[2J (3)');
  });
});
