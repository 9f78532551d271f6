import type { ContestResult, DatasetSummary } from '@crossvote/analysis';
import { ContestList, CrossVoting, DatasetList } from '@crossvote/contracts';
import { contestListToWire, crossVotingToWire, datasetListToWire } from './to-wire.ts';

const dataset: DatasetSummary = {
  id: 7,
  name: 'General',
  description: '',
  electionDate: '2024-11-05',
  electionType: 'general',
  resultsStatus: null,
  visibility: 'keyed',
  totalRecords: 3,
  status: 'completed',
};
const contest: ContestResult = {
  id: 4,
  name: 'Mayor',
  label: 'Mayor',
  position: 0,
  code: 'M',
  party: '',
  file: '',
  voteFor: 1,
  rankLimit: 0,
  records: 3,
  votes: 2,
  undervotes: 1,
  overvotes: 0,
  undervotedRecords: 1,
  overvotedRecords: 0,
  redactedRecords: 0,
  choices: [
    {
      ...{ id: 9, position: 0, name: 'Ann', voteCount: 2, party: '' },
      ...{ isWriteIn: false, code: '', aggregateVotes: 0 },
    },
  ],
};

describe('the shapes of the election API', () => {
  it('of datasets are those of their contract', () => {
    const list = datasetListToWire({ datasets: [dataset], damaged: [] });
    expect(DatasetList.parse(list)).toEqual(list);
    expect(list).not.toHaveProperty('damaged_dataset_ids');
    const place = 'its own row';
    const damaged = [{ id: 9, name: 'No number of it', visibility: 'keyed' as const, place }];
    const rest = datasetListToWire({ datasets: [dataset], damaged });
    expect(DatasetList.parse(rest)).toEqual(rest);
    expect(rest).toEqual({ ...list, damaged_dataset_ids: [9] });
    expect(list.datasets[0]).toMatchObject({ id: 7, total_records: 3, election_type: 'general' });
    expect(list.datasets[0]).not.toHaveProperty('visibility');
    const shown = datasetListToWire({
      datasets: [{ ...dataset, visibility: 'public' }],
      damaged: [],
    });
    expect(DatasetList.parse(shown).datasets[0]).toMatchObject({ visibility: 'public' });
  });

  it('of contests are those of their contract', () => {
    const list = contestListToWire({ dataset, contests: [contest] });
    expect(ContestList.parse(list)).toEqual(list);
    expect(list.contests[0]).toMatchObject({ vote_for: 1, undervotes: 1, redacted: 0 });
  });

  it.each([1, 2])('of %i sources are those of their contract', (sources) => {
    const comparison = {
      contestId: 4,
      contestName: 'Mayor',
      contestLabel: 'Mayor',
      distribution: [{ choice: 'Ann', choiceId: 9, count: 2, percentage: 66.67 }],
    };
    const result = {
      contest: { id: 1, name: 'President', label: 'President' },
      choice: { id: 2, name: 'Bea' },
      totalMatchingVoters: 3,
      comparisons: [comparison],
    };
    const answer = crossVotingToWire({
      dataset,
      results: Array.from({ length: sources }, () => result),
      notes: [],
    });
    expect(CrossVoting.parse(answer)).toEqual(answer);
    expect('results' in answer).toBe(sources > 1);
  });
});
