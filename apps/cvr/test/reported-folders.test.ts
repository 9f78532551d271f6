import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn, type Cvr } from './support/call-cvr.ts';
import { temporaryFolder, workspace } from './support/folders.ts';
import { reportedExports } from './support/reported-folders/reported-exports.ts';
import type {
  ReportedExport,
  RightContest,
  RightCross,
  RightDataset,
} from './support/reported-folders/reported-export.ts';

const root = path.resolve(workspace, '../shared/data/reported');
const isThere = existsSync(root);
if (!isThere)
  console.log('Skipped: ../shared/data/reported is not there, so no reported input was ingested.');

const scratch = temporaryFolder();

/** What the JSON report says, as far as it is compared. */
interface Report {
  readonly dataset_id: number;
  readonly records_read: number;
  readonly records: number;
  readonly refused: number;
  readonly repeated: number;
  readonly warnings: readonly { readonly message: string; readonly file: string }[];
  readonly results: readonly {
    readonly name: string;
    readonly rank_limit: number;
    readonly not_on_ballot: number;
    readonly undervoted_records: number;
    readonly overvoted_records: number;
    readonly redacted_records: number;
    readonly choices: readonly {
      readonly name: string;
      readonly is_write_in: boolean;
      readonly votes: number;
    }[];
  }[];
}

function contestsOf({ results }: Report): RightContest[] {
  return results.map((contest) => ({
    name: contest.name,
    ranks: contest.rank_limit,
    votes: Object.fromEntries(
      contest.choices
        .filter(({ is_write_in, votes }) => !is_write_in || votes > 0)
        .map(({ name, votes }) => [name, votes]),
    ),
    undervoted: contest.undervoted_records,
    overvoted: contest.overvoted_records,
    redacted: contest.redacted_records,
    notOnBallot: contest.not_on_ballot,
  }));
}

/** In an order of their own: files and choices may be read in another one. */
function inOrder(contests: readonly RightContest[]): RightContest[] {
  const whole = contests.map((contest) => ({
    ...{ ranks: 0, undervoted: 0, overvoted: 0, redacted: 0, notOnBallot: 0 },
    ...contest,
  }));
  const keyOf = ({ name, votes }: RightContest) => `${name} ${Object.keys(votes).sort().join()}`;
  return whole.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function checkCross(cvr: Cvr, dataset: number, { ask, rows, notes }: RightCross) {
  const { contests } = await cvr.json('results', String(dataset));
  const [source, choiceName, compared] = ask;
  const contest = contests.find(({ name }) => name === source);
  const choice = contest?.choices.find(({ name }) => name === choiceName);
  const other = contests.find(({ name }) => name === compared);
  const answer = await cvr.json(
    ...['cross', String(dataset), '--source', `${contest?.id}=${choice?.id}`],
    ...['--compare', String(other?.id)],
  );
  const [comparison] = answer.comparisons;
  const distribution = comparison?.distribution as { choice: string; count: number }[];
  const found = distribution.filter(({ count }) => count > 0);
  expect(Object.fromEntries(found.map((row) => [row.choice, row.count]))).toEqual(rows);
  if (notes) expect(JSON.stringify(answer)).toMatch(notes);
}

async function checkDataset(cvr: Cvr, paths: readonly string[], right: RightDataset) {
  const report = (await cvr.json('ingest', ...paths)) as unknown as Report;
  const { records, records_read: read, refused, repeated } = report;
  expect({ records, refused, repeated, read }).toEqual({
    ...{ records: right.records, refused: 0, repeated: right.repeated ?? 0 },
    read: right.records + (right.repeated ?? 0),
  });
  expect(inOrder(contestsOf(report))).toEqual(inOrder(right.contests));
  const said = report.warnings.map(({ file, message }) => `${file}: ${message}`);
  for (const words of right.says ?? []) expect(said).toContainEqual(expect.stringMatching(words));
  for (const cross of right.cross ?? []) await checkCross(cvr, report.dataset_id, cross);
}

function titleOf({ paths, options = [] }: ReportedExport): string {
  return [...paths, ...options].join(' ');
}

(isThere ? describe : describe.skip)('cvr ingest of a reported input', () => {
  it.each(reportedExports.map((given) => [titleOf(given), given] as const))(
    '%s',
    async (title, { paths, options = [], files = {}, right }) => {
      const place = path.join(scratch, title.replace(/\W+/g, '-'));
      mkdirSync(place);
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text);
      const cvr = cvrIn(place);
      const given = [
        ...paths.map((name) => path.join(root, name)),
        ...options.map((word) => (Object.hasOwn(files, word) ? path.join(place, word) : word)),
      ];
      if (!(right instanceof RegExp)) {
        await checkDataset(cvr, given, right);
        return;
      }
      const { status, out, err } = await cvr('ingest', ...given);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err.replace(/\s+/g, ' ')).toMatch(right);
      expect(err).not.toMatch(/nearest|lacks/i);
    },
  );

  it('stands for every folder of them', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const known = new Set(
      reportedExports.flatMap(({ paths }) => paths.map((name) => name.split('/')[0])),
    );
    expect(folders.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
    expect(folders.length).toBeGreaterThan(30);
  });
});
