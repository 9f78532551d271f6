import { ingest, type IngestReport, type IngestRequest } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

/** A record as one line of a table. */
interface Row {
  readonly record: string;
  readonly precinct?: string | undefined;
  readonly style?: string;
  readonly mayor: string;
  readonly clerk?: string;
}

const countsOf = ({ recordsRead: read, records, refused, repeated }: IngestReport) => ({
  ...{ read, records, refused, repeated },
});
const issueOf = ({ issues }: IngestReport, code: string) =>
  issues.find((issue) => issue.code === code);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const mayors = ['Ann', 'Bo', 'Cy', 'Di'];
/** Sixteen different ballots. */
const various = (at: number) => ({
  mayor: mayors[at % 4] ?? '',
  clerk: mayors[Math.floor(at / 4) % 4] ?? '',
});

describe('records of one identity that mark the same', () => {
  const exports = exportFolder();
  let called = 0;
  const write = (name: string, rows: readonly Row[], columns: readonly (keyof Row)[]) => {
    const headings = columns.map((column) => (column === 'style' ? 'ballot_style' : column));
    const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join());
    return exports.write(`${called}-${name}.csv`, `${[headings, ...lines].join('\n')}\n`);
  };
  const ingestFiles = (
    files: Readonly<Record<string, readonly Row[]>>,
    request: Pick<IngestRequest, 'repeated'> = {},
    columns: readonly (keyof Row)[] = ['record', 'precinct', 'style', 'mayor', 'clerk'],
  ) => {
    called += 1;
    const paths = Object.entries(files).map(([name, rows]) => write(name, rows, columns));
    return ingest({ paths, format: 'auto', ...request });
  };
  const of = (precinct: string, style: string, count: number, mayor = 'Ann'): Row[] =>
    numbers(count).map((record) => ({ record: `${record}`, precinct, style, mayor }));

  it.each([
    [20, 1],
    [2, 2],
    // A contest with one candidate: all records have the same marks, and that proves nothing.
    [30, 30],
  ])(
    'are different ballots of two precincts that number from 1: %i and %i',
    async (north, south) => {
      const files = { North: of('North', 'S1', north), South: of('South', 'S9', south) };
      const report = await ingestFiles(files);
      const all = north + south;
      expect(countsOf(report)).toEqual({ read: all, records: all, refused: 0, repeated: 0 });
      const said = issueOf(report, 'numbering_began_anew');
      const other = `${called}-South.csv`;
      expect(said?.file).toBe(`${called}-North.csv`);
      expect(said?.message).toMatch(
        `has ${north} records, and shares the identities of ${south} records with ${other}, which has ${south}; ${south} of them have the same marks in both, and 0 have not; ${south} of those with the same marks have another precinct or ballot style`,
      );
    },
  );

  it('are different ballots where one attribute differs', async () => {
    const files = { early: of('North', 'S1', 3), late: of('North', 'S2', 3) };
    const report = await ingestFiles(files);
    expect(countsOf(report)).toEqual({ read: 6, records: 6, refused: 0, repeated: 0 });
  });

  it('are one ballot where one file lacks an attribute, has it on some records or masks it', async () => {
    const full = of('North', 'S1', 12);
    const without = await ingestFiles({
      full,
      without: full.map(({ record, mayor, style = '' }) => ({ record, style, mayor })),
      some: full.map(({ precinct, ...row }, at) => (at % 2 === 0 ? row : { ...row, precinct })),
      masked: full.map((row) => ({ ...row, precinct: 'XXX' })),
    });
    expect(countsOf(without)).toEqual({ read: 48, records: 12, refused: 0, repeated: 36 });
  });

  it('are one ballot where a program wrote the numbers of precincts otherwise', async () => {
    const report = await ingestFiles({ plain: of('0101', '7', 12), saved: of('101.0', '7.0', 12) });
    expect(countsOf(report)).toEqual({ read: 24, records: 12, refused: 0, repeated: 12 });
  });

  it('are for a person to judge where marks of many kinds agree, and an attribute does not', async () => {
    const ballots = (precinct: string): Row[] =>
      numbers(16).map((record) => ({ record: `${record}`, precinct, ...various(record - 1) }));
    const files = { North: ballots('North'), Nord: ballots('Nord') };
    await expect(ingestFiles(files)).rejects.toThrow(
      /North\.csv: has 16 records, and shares the identities of 16 records with \d+-Nord\.csv, which has 16; 16 of them have the same marks in both, and 0 have not; 16 of those with the same marks have another precinct\. Say --repeated once/,
    );
    const once = await ingestFiles(files, { repeated: 'once' });
    expect(countsOf(once)).toEqual({ read: 32, records: 16, refused: 0, repeated: 16 });
    const differing = once.issues.filter(({ code }) => code === 'repeated_record_differs');
    expect(differing[0]?.message).toMatch(/^has another precinct here than in \d+-North\.csv/);
    expect(differing.reduce((sum, { count }) => sum + count, 0)).toBe(16);
    const keep = await ingestFiles(files, { repeated: 'keep' });
    expect(countsOf(keep)).toEqual({ read: 32, records: 32, refused: 0, repeated: 0 });
  });

  it('are for a person to judge where few kinds of marks agree, and many records that mark the less usual', async () => {
    // Thirty ballots mark Bo. By chance, nine of them would agree.
    const ballots = (precinct: string): Row[] =>
      numbers(100).map((at) => ({ record: `${at}`, precinct, mayor: at > 70 ? 'Bo' : 'Ann' }));
    await expect(
      ingestFiles({ North: ballots('Precinct 1'), again: ballots('Pct. 1') }),
    ).rejects.toThrow(
      /100 of those with the same marks have another precinct\. Say --repeated once/,
    );
  });

  it('are different ballots of two precincts where nearly all mark the same', async () => {
    // Five of a hundred ballots mark Bo in each file; one of these numbers is in both files.
    const ballots = (precinct: string, first: number): Row[] =>
      numbers(100).map((at) => ({
        ...{ record: `${at}`, precinct },
        mayor: at >= first && at < first + 5 ? 'Bo' : 'Ann',
      }));
    const report = await ingestFiles({ North: ballots('North', 1), South: ballots('South', 5) });
    expect(countsOf(report)).toEqual({ read: 200, records: 200, refused: 0, repeated: 0 });
  });

  it('count once with the numbers of both files, and with a word where they are few', async () => {
    const few = await ingestFiles({ many: of('North', 'S1', 20), one: of('North', 'S1', 1) });
    expect(countsOf(few)).toEqual({ read: 21, records: 20, refused: 0, repeated: 1 });
    const said = issueOf(few, 'record_repeated');
    expect(said?.file).toBe(`${called}-one.csv`);
    expect(said?.message).toMatch(
      /^1 of its 1 records stand in \d+-many\.csv \(20 records\) too, with the same identity and the same marks \(the first in line 2, there in line 2\): counted once\. So few can agree by chance, where numbering began anew: compare them, and if they are different ballots, ingest with --repeated keep$/,
    );
    const later = numbers(200).map((at) => ({ record: `${at + 185}`, ...various(at + 185) }));
    const first = numbers(200).map((at) => ({ record: `${at}`, ...various(at) }));
    const small = await ingestFiles({ first, later });
    expect(countsOf(small)).toEqual({ read: 400, records: 385, refused: 0, repeated: 15 });
    expect(issueOf(small, 'record_repeated')?.message).toMatch(
      /^15 of its 200 records stand in .* \(200 records\) too.*So few can agree by chance/,
    );
    const whole = await ingestFiles({ first: first.slice(0, 30), later: first });
    expect(issueOf(whole, 'record_repeated')?.message).toMatch(
      /counted once\. If they are different ballots, ingest with --repeated keep$/,
    );
  });
});
