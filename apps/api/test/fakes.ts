import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { NotFoundError, type CrossVotingQuestion, type DatasetSummary } from '@crossvote/analysis';
import { pino } from 'pino';
import type { Analysis, ApiDeps, KeyRecord, UsageRow } from '../src/index.ts';
import { createApp, electionAnswerer } from '../src/index.ts';

export const goodKey = 'cv_good_key_0123456789';
export const expiredKey = 'cv_expired_key_0123456789';
export const deactivatedKey = 'cv_deactivated_key_0123456789';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function keyRecord(id: number, key: string, changes: Partial<KeyRecord> = {}): KeyRecord {
  return { id, sha256: sha256(key), expiresAt: null, deactivatedAt: null, ...changes };
}

/** Keys in memory; `rows` are the batches written, `lookups` counts reads. */
export class FakeKeys {
  readonly records = new Map(
    [
      keyRecord(1, goodKey),
      keyRecord(2, expiredKey, { expiresAt: new Date('2020-01-01') }),
      keyRecord(3, deactivatedKey, { deactivatedAt: new Date('2020-01-01') }),
    ].map((record) => [record.sha256, record]),
  );
  readonly rows: UsageRow[] = [];
  lookups = 0;
  failing = false;

  findByHash(hash: string): Promise<KeyRecord | null> {
    this.lookups += 1;
    if (this.failing) return Promise.reject(new Error('the database is gone'));
    return Promise.resolve(this.records.get(hash) ?? null);
  }

  addUsage(rows: readonly UsageRow[]): Promise<void> {
    if (this.failing) return Promise.reject(new Error('the database is gone'));
    this.rows.push(...rows);
    return Promise.resolve();
  }
}

export const dataset: DatasetSummary = {
  id: 1,
  name: '2024 Primary Election',
  description: 'Primary election CVR data',
  electionDate: '2024-03-19',
  electionType: 'primary',
  resultsStatus: null,
  visibility: 'keyed',
  totalRecords: 150000,
  status: 'completed',
};

const names = new Map([
  [1, 'Presidential Race'],
  [2, 'House Race'],
  [4, 'Senate Race'],
  // Many, for long answers.
  ...Array.from({ length: 500 }, (_, place): [number, string] => [100 + place, `Race ${place}`]),
]);

function contestName(id: number): string {
  const name = names.get(id);
  if (name === undefined) throw new NotFoundError(`Contest ${id} not found in dataset 1`);
  return name;
}

/** The documented example as an analysis: dataset 1, contests 1, 2 and 4, choices 10 to 49. */
export const fakeAnalysis: Analysis = {
  datasets: () => Promise.resolve({ datasets: [dataset], damaged: [] }),
  contests: async (datasetId) => {
    await Promise.resolve();
    if (datasetId !== 1) throw new NotFoundError(`Dataset ${datasetId} not found`);
    const choice = { code: '', party: 'DEM', isWriteIn: false, aggregateVotes: 0 };
    return {
      dataset,
      contests: [
        {
          id: 1,
          name: 'Presidential Race',
          position: 0,
          code: '',
          party: '',
          file: '',
          label: 'Presidential Race',
          voteFor: 1,
          rankLimit: 0,
          records: 100000,
          votes: 95000,
          undervotes: 4800,
          overvotes: 200,
          undervotedRecords: 4800,
          overvotedRecords: 200,
          redactedRecords: 0,
          choices: [
            { ...choice, id: 1, name: 'Candidate A', position: 0, voteCount: 50000 },
            { ...choice, id: 2, name: 'Candidate B', position: 1, voteCount: 45000 },
          ],
        },
      ],
    };
  },
  crossVoting: async (datasetId: number, question: CrossVotingQuestion) => {
    await Promise.resolve();
    if (datasetId !== 1) throw new NotFoundError(`Dataset ${datasetId} not found`);
    return {
      dataset,
      notes: [],
      results: question.sources.map(({ contestId, choiceId }) => {
        if (choiceId < 10 || choiceId > 49) {
          throw new NotFoundError(`Choice ${choiceId} not found in contest ${contestId}`);
        }
        return {
          contest: { id: contestId, name: contestName(contestId), label: contestName(contestId) },
          choice: { id: choiceId, name: 'Candidate A' },
          totalMatchingVoters: 50000,
          comparisons: question.compareContestIds.map((id) => ({
            contestId: id,
            contestName: contestName(id),
            contestLabel: contestName(id),
            distribution: [
              { choice: 'Senator X', choiceId: 41, count: 30000, percentage: 60 },
              { choice: 'Senator Y', choiceId: 42, count: 18000, percentage: 36 },
              { choice: 'UNDERVOTE', choiceId: null, count: 2000, percentage: 4 },
            ],
          })),
        };
      }),
    };
  },
};

/** What a test has otherwise. */
export type Changes = Partial<ApiDeps> & { readonly analysis?: Analysis };

/** Dependencies of an application that answers from memory. */
export function fakeDeps({ analysis = fakeAnalysis, ...changes }: Changes = {}): ApiDeps {
  return {
    answerer: electionAnswerer(analysis),
    keys: new FakeKeys(),
    usage: { record: () => undefined },
    ready: () => Promise.resolve(),
    logger: pino({ level: 'silent' }),
    ...changes,
  };
}

/** An application that answers from memory, in a server that does not listen yet. */
export function fakeApp(changes: Changes = {}): Server {
  const { classes, listener } = createApp(fakeDeps(changes));
  return createServer({ ...classes, requireHostHeader: false }, listener);
}

export const base = '/api/v1/election';
