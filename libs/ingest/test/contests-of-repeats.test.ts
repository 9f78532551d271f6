import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '@crossvote/store';
import { ingest, type IngestReport, type IngestRequest } from '../src/index.ts';
import { exportFolder, storedResults } from './export-file.ts';

type Contest = 'Mayor' | 'Clerk' | 'Sheriff' | 'Judge' | 'Coroner';
const all: readonly Contest[] = ['Mayor', 'Clerk', 'Sheriff'];
const names = ['Ann', 'Bo', 'Cy'];
/** By how many places the choices of a contest are rotated, so that ballots differ. */
const turns: Readonly<Record<Contest, number>> = {
  ...{ Mayor: 1, Clerk: 3, Sheriff: 9, Judge: 2, Coroner: 4 },
};
const choiceOf = (contest: Contest, number: number) =>
  names[Math.floor(number / turns[contest]) % 3] ?? '';

/** A file with some contests of the ballots 1 … `count`, of which the first few mark another mayor. */
interface File {
  readonly contests: readonly Contest[];
  readonly count?: number;
  readonly otherwise?: number;
  readonly precinct?: string;
}

const countsOf = ({ recordsRead: read, records, refused, repeated }: IngestReport) => ({
  ...{ read, records, refused, repeated },
});
const codesOf = ({ issues }: IngestReport) => issues.map(({ code }) => code);
/** Votes of each contest, in the order of the names. */
const votesOf = ({ contests }: IngestReport) =>
  Object.fromEntries(
    contests.map(({ name, choices }) => [
      name,
      names.map((choice) => choices.find((one) => one.name === choice)?.voteCount ?? 0),
    ]),
  );
/** Of the numbers 1 … 20, counted by hand: n, n / 3 and n / 9, rounded down, leave 0, 1 or 2 when divided by 3. */
const votes = { Mayor: [6, 7, 7], Clerk: [8, 6, 6], Sheriff: [8, 9, 3] };

describeEachDatabase('files with the same records and other contests', (databases) => {
  const exports = exportFolder();
  let store: Store;
  let called = 0;
  beforeEach(async () => {
    store = await databases.open();
  });

  const write = (name: string, { contests, count = 20, otherwise = 0, precinct = 'P' }: File) => {
    const lines = Array.from({ length: count }, (_, at) => {
      const marks = contests.map((contest) =>
        choiceOf(contest, contest === 'Mayor' && at < otherwise ? at + 2 : at + 1),
      );
      return [at + 1, precinct, ...marks].join();
    });
    const text = [['record', 'precinct', ...contests].join(), ...lines, ''].join('\n');
    return exports.write(`${called}-${name}.csv`, text);
  };
  const ingestFiles = (
    files: Readonly<Record<string, File>>,
    request: Pick<IngestRequest, 'repeated'> = {},
  ) => {
    called += 1;
    const paths = Object.entries(files).map(([name, file]) => write(name, file));
    return ingest({ paths, format: 'auto', replace: true, ...request }, store);
  };
  const whole: File = { contests: all };
  const cut: File = { contests: ['Mayor', 'Sheriff'] };

  it('are refused with both numbers where one lacks a contest, and the fuller copy counts', async () => {
    await expect(ingestFiles({ whole, cut })).rejects.toThrow(
      /whole\.csv: has 20 records, and shares the identities of 20 records with \d+-cut\.csv, which has 20; the files have 3 and 2 contests, and in the 2 of them that both have 20 records have the same marks, and 0 have not\. Say --repeated once .*the file with more contests counts/,
    );
    for (const files of [
      { whole, cut },
      { cut, whole },
    ]) {
      const once = await ingestFiles(files, { repeated: 'once' });
      expect(countsOf(once)).toEqual({ read: 40, records: 20, refused: 0, repeated: 20 });
      expect(votesOf(once)).toEqual(votes);
      expect(codesOf(once)).not.toContain('repeated_record_differs');
      const said = once.issues.find(({ code }) => code === 'record_repeated');
      expect(said?.file).toBe(`${called}-cut.csv`);
      expect(said?.message).toMatch(/the same marks in the contests that both have/);
      expect(await storedResults(store, once.datasetId ?? 0)).toMatchObject({ records: 20 });
    }
    const keep = await ingestFiles({ whole, cut }, { repeated: 'keep' });
    expect(countsOf(keep)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
    expect(codesOf(keep)).toContain('repeated_kept');
    expect(await storedResults(store, keep.datasetId ?? 0)).toMatchObject({ records: 40 });
  });

  it('are refused where nine in ten agree, and those that differ are listed', async () => {
    const files = { whole, cut: { ...cut, count: 24, otherwise: 2 } };
    await expect(ingestFiles(files)).rejects.toThrow(
      /18 records have the same marks, and 2 have not/,
    );
    const once = await ingestFiles(files, { repeated: 'once' });
    expect(countsOf(once)).toEqual({ read: 44, records: 24, refused: 0, repeated: 20 });
    const differing = once.issues.filter(({ code }) => code === 'repeated_record_differs');
    expect(differing.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(votesOf(once)).toMatchObject({ Clerk: votes.Clerk });
  });

  it('are all stored where numbering began anew', async () => {
    const marks = await ingestFiles({ whole, cut: { ...cut, otherwise: 3 } });
    expect(countsOf(marks)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
    expect(codesOf(marks)).toContain('numbering_began_anew');
    expect(await storedResults(store, marks.datasetId ?? 0)).toMatchObject({ records: 40 });
    const precincts = await ingestFiles({ whole, cut: { ...cut, precinct: 'Q' } });
    expect(countsOf(precincts)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
    expect(codesOf(precincts)).toContain('numbering_began_anew');
  });

  it('are never counted once where that would lose a contest', async () => {
    const files: Record<string, File> = {
      judge: { contests: [...all, 'Judge'] },
      coroner: { contests: [...all, 'Coroner'] },
    };
    for (const request of [{}, { repeated: 'once' }] as const)
      await expect(ingestFiles(files, request)).rejects.toThrow(
        /4 and 4 contests, and in the 3 of them that both have 20 records .*Each has contests that the other lacks/,
      );
    const keep = await ingestFiles(files, { repeated: 'keep' });
    expect(countsOf(keep)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
    // A third file has all contests.
    const full: File = { contests: [...all, 'Judge', 'Coroner'] };
    const three = await ingestFiles({ ...files, full }, { repeated: 'once' });
    expect(countsOf(three)).toEqual({ read: 60, records: 20, refused: 0, repeated: 40 });
    expect(votesOf(three)).toMatchObject(votes);
    expect(three.contests.map(({ records }) => records)).toEqual([20, 20, 20, 20, 20]);
  });

  it('are stored where counties have a contest in common, in which few agree by chance', async () => {
    const files: Record<string, File> = {
      north: { contests: ['Mayor', 'Judge'], count: 3 },
      south: { contests: ['Mayor', 'Coroner'], count: 2 },
    };
    const report = await ingestFiles(files);
    expect(countsOf(report)).toEqual({ read: 5, records: 5, refused: 0, repeated: 0 });
    const said = report.issues.find(({ code }) => code === 'numbering_began_anew');
    expect(said?.message).toMatch(
      /has 3 records, .* of 2 records with .* which has 2; the files have 2 and 2 contests, and in the 1 of them that both have 2 records have the same marks, and 0 have not: other records/,
    );
  });

  it('are all stored with a word where they have no contest together', async () => {
    const files: Record<string, File> = {
      mayor: { contests: ['Mayor'] },
      clerk: { contests: ['Clerk'] },
    };
    const report = await ingestFiles(files);
    expect(countsOf(report)).toEqual({ read: 40, records: 40, refused: 0, repeated: 0 });
    expect(votesOf(report)).toEqual({ Mayor: votes.Mayor, Clerk: votes.Clerk });
    const said = report.issues.find(({ code }) => code === 'contests_parted');
    expect(said).toMatchObject({ severity: 'warning', file: `${called}-mayor.csv` });
    expect(said?.message).toMatch(/has 20 records, .* 20 records with \d+-clerk\.csv/);
    expect(codesOf(report)).not.toContain('numbering_began_anew');
  });
});
