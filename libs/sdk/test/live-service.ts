import { createHash } from 'node:crypto';
import {
  type Analysis,
  createLogger,
  electionAnswerer,
  type Service,
  startService,
} from '@crossvote/api';
import { NotFoundError } from '@crossvote/analysis';

export const apiKey = 'cv_live_key_0123456789';

const dataset = {
  id: 1,
  name: '2024 Primary Election',
  description: '',
  electionDate: '2024-03-19',
  electionType: 'primary',
  resultsStatus: null,
  visibility: 'keyed',
  totalRecords: 5,
  status: 'completed',
} as const;

const analysis: Analysis = {
  datasets: () => Promise.resolve({ datasets: [dataset], damaged: [] }),
  contests: (datasetId) =>
    datasetId === 1
      ? Promise.resolve({ dataset, contests: [] })
      : Promise.reject(new NotFoundError(`Dataset ${datasetId} not found`)),
  crossVoting: (_datasetId, { sources, compareContestIds }) =>
    Promise.resolve({
      dataset,
      notes: ['A note.'],
      results: sources.map(({ contestId, choiceId }) => ({
        contest: {
          id: contestId,
          name: `Contest ${contestId}`,
          label: `Contest ${contestId}`,
        },
        choice: { id: choiceId, name: `Choice ${choiceId}` },
        totalMatchingVoters: 4,
        comparisons: compareContestIds.map((id) => ({
          contestId: id,
          contestName: `Contest ${id}`,
          contestLabel: `Contest ${id}`,
          distribution: [
            { choice: 'Senator X', choiceId: 41, count: 3, percentage: 75 },
            { choice: 'UNDERVOTE', choiceId: null, count: 1, percentage: 25 },
          ],
        })),
      })),
    }),
};

/**
 * A service on a free port of this machine that answers from memory.
 *
 * @param publicUrl - where others reach it
 */
export function startLiveService(publicUrl?: string): Promise<Service> {
  const sha256 = createHash('sha256').update(apiKey).digest('hex');
  const record = { id: 1, sha256, expiresAt: null, deactivatedAt: null };
  return startService({
    answerer: electionAnswerer(analysis),
    keys: {
      findByHash: (hash) => Promise.resolve(hash === sha256 ? record : null),
      addUsage: () => Promise.resolve(),
    },
    ready: () => Promise.resolve(),
    logger: createLogger({ level: 'silent' }),
    port: 0,
    ...(publicUrl !== undefined && { publicUrl }),
  });
}
