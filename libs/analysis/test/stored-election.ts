import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ingest } from '@crossvote/ingest';
import type { CountedElection } from '@crossvote/samples';
import type { Store } from '@crossvote/store';
import { ElectionAnalysis, type DatasetContests, type SourceAnswer } from '../src/index.ts';

/** A temporary folder for export files, gone after the block of tests. */
export function exportFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crossvote-exports-'));
  let files = 0;
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (text: string): string => {
    files += 1;
    const file = path.join(folder, `export-${files}.csv`);
    writeFileSync(file, text);
    return file;
  };
}

/** Stores the files of one export. @returns the dataset's id */
export async function store(paths: readonly string[], target: Store): Promise<number> {
  const { datasetId } = await ingest({ paths, format: 'auto', replace: true }, target);
  return datasetId ?? 0;
}

/** The answers for every source and every compared contest, in ballot order. */
export async function allAnswers(
  analysis: ElectionAnalysis,
  { dataset, contests }: DatasetContests,
): Promise<readonly SourceAnswer[]> {
  const sources = contests.flatMap(({ id, choices }) =>
    choices.map((choice) => ({ contestId: id, choiceId: choice.id })),
  );
  const compareContestIds = contests.map(({ id }) => id);
  return (await analysis.crossVoting(dataset.id, { sources, compareContestIds })).results;
}

/** Compares the results and all cross tables of a dataset with an independent count. */
export async function expectToEqual(
  target: Store,
  datasetId: number,
  counted: CountedElection,
): Promise<{ contests: number; tables: number }> {
  const analysis = new ElectionAnalysis(target);
  const found = await analysis.contests(datasetId);
  expect(found.dataset.totalRecords).toBe(counted.records);
  expect(
    found.contests.map((contest) => ({
      name: contest.name,
      voteFor: contest.voteFor,
      rankLimit: contest.rankLimit,
      choices: contest.choices.map(({ name, voteCount }) => ({ name, votes: voteCount })),
      records: contest.records,
      undervotes: contest.undervotes,
      overvotes: contest.overvotes,
      undervotedRecords: contest.undervotedRecords,
      overvotedRecords: contest.overvotedRecords,
    })),
  ).toEqual(counted.contests);
  const answers = await allAnswers(analysis, found);
  let place = 0;
  let tables = 0;
  found.contests.forEach((source, sourceIndex) => {
    source.choices.forEach((_, choiceIndex) => {
      const answer = answers[place++];
      found.contests.forEach((_compared, comparedIndex) => {
        const { total, rows } = counted.cross(sourceIndex, choiceIndex, comparedIndex);
        const distribution = answer?.comparisons[comparedIndex]?.distribution ?? [];
        const plain = distribution.map(({ choice, count, percentage }) => ({
          choice,
          count,
          percentage,
        }));
        const table = { total: answer?.totalMatchingVoters, rows: plain };
        // With tens of thousands of tables, `expect` would take longer than everything else.
        if (!isDeepStrictEqual(table, { total, rows })) expect(table).toEqual({ total, rows });
        tables += 1;
      });
    });
  });
  return { contests: found.contests.length, tables };
}
