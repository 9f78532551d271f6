import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { foldName } from './fold-name.ts';
import { repositoryRoot } from './repository-root.ts';

type Counts = ReadonlyMap<string, number>;

/** A contest in a `totals.json`; `undefined` for facts that it does not state. Names have white space folded. */
export interface ExpectedContest {
  readonly voteFor: number | undefined;
  readonly rankLimit: number;
  readonly recordsWithContest: number | undefined;
  /** Votes per choice; of the first rank alone where the contest is ranked. */
  readonly votes: Counts;
  /** Ranked contests: votes by the product's rule. May hold `(overvoted rank)`; choices without votes are missing. */
  readonly countedChoice: Counts | undefined;
  /** Records with nothing marked (ranked: see the folder's README). */
  readonly blank: number | undefined;
  readonly overvoted: number | undefined;
  /** Records with some but fewer marks than allowed. */
  readonly partlyUndervoted: number | undefined;
}

/** What a `totals.json` says. Contests without any record may be missing. */
export interface ExpectedTotals {
  readonly records: number;
  readonly contests: ReadonlyMap<string, ExpectedContest>;
}

/** One table of a `crosstabs.json`: records per pair of choices; `(undervote)` and the like are rows too. */
export interface ExpectedCrossTable {
  readonly rowsContest: string;
  readonly columnsContest: string;
  readonly recordsWithBoth: number;
  readonly cells: ReadonlyMap<string, Counts>;
}

/** A folder of shared samples beside the repository, where it is there; of cast vote records, unless another is named. */
export function sharedDataFolder(kind: 'ap' | 'ballot' | 'cvr' = 'cvr'): string | undefined {
  const root = repositoryRoot();
  const folder = root === undefined ? undefined : path.join(root, '..', 'shared', 'data', kind);
  return folder !== undefined && existsSync(folder) ? folder : undefined;
}

/** Reads the `totals.json` of a sample folder; `undefined` where it has none of the common form. */
export function readExpectedTotals(folder: string): ExpectedTotals | undefined {
  const json = readJson(path.join(folder, 'totals.json'));
  if (!isObject(json) || !isObject(json.contests_detail)) return undefined;
  const contests = Object.entries(json.contests_detail).map(
    ([name, detail]) => [foldName(name), expectedContest(isObject(detail) ? detail : {})] as const,
  );
  return { records: numberOf(json.records) ?? 0, contests: new Map(contests) };
}

/** Reads the `crosstabs.json` of a sample folder; empty where it has none of the common form. */
export function readExpectedCrossTables(folder: string): ExpectedCrossTable[] {
  const json = readJson(path.join(folder, 'crosstabs.json'));
  if (!Array.isArray(json)) return [];
  return json.filter(isObject).flatMap((table) => {
    const { rows_contest, columns_contest, records_with_both, cells } = table;
    if (typeof rows_contest !== 'string' || typeof columns_contest !== 'string') return [];
    return {
      rowsContest: foldName(rows_contest),
      columnsContest: foldName(columns_contest),
      recordsWithBoth: numberOf(records_with_both) ?? 0,
      cells: new Map(
        Object.entries(isObject(cells) ? cells : {}).map(
          ([name, row]) => [foldName(name), countsOf(row) ?? new Map<string, number>()] as const,
        ),
      ),
    };
  });
}

function expectedContest(detail: Record<string, unknown>): ExpectedContest {
  return {
    voteFor: numberOf(detail.vote_for),
    rankLimit: numberOf(detail.ranks) ?? 0,
    recordsWithContest: numberOf(detail.records_with_contest ?? detail.ballots_with_contest),
    votes: countsOf(detail.votes ?? detail.first_rank_votes) ?? new Map<string, number>(),
    countedChoice: countsOf(detail.counted_choice_after_skipped_ranks),
    blank: numberOf(detail.blank ?? detail.no_rank_at_all),
    overvoted: numberOf(detail.overvoted ?? detail.first_rank_overvote),
    partlyUndervoted: numberOf(detail.partly_undervoted),
  };
}

function countsOf(value: unknown): Counts | undefined {
  if (!isObject(value)) return undefined;
  const counts = new Map<string, number>();
  for (const [name, count] of Object.entries(value)) {
    // Names that differ only in white space are one choice here.
    const folded = foldName(name);
    counts.set(folded, (counts.get(folded) ?? 0) + (numberOf(count) ?? 0));
  }
  return counts;
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
