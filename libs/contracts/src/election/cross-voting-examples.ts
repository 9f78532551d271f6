import type { MultiSourceCrossVoting, SingleSourceCrossVoting } from './cross-voting.ts';

/** The documented answer to a question with one source. */
export const singleSourceExample: SingleSourceCrossVoting = {
  dataset_id: 1,
  dataset_name: '2024 Primary Election',
  primary_contest: { id: 1, name: 'Presidential Race' },
  primary_choice: { id: 10, name: 'Candidate A' },
  total_matching_voters: 50000,
  comparisons: [
    {
      contest_id: 4,
      contest_name: 'Senate Race',
      distribution: [
        { choice: 'Senator X', choice_id: 41, count: 30000, percentage: 60.0 },
        { choice: 'Senator Y', choice_id: 42, count: 18000, percentage: 36.0 },
        { choice: 'UNDERVOTE', choice_id: null, count: 2000, percentage: 4.0 },
      ],
    },
  ],
  notes: [],
};

/** The documented answer to a question with two sources. */
export const multiSourceExample: MultiSourceCrossVoting = {
  dataset_id: 1,
  dataset_name: '2024 Primary Election',
  results: [
    {
      source_contest: { id: 1, name: 'Presidential Race' },
      source_choice: { id: 10, name: 'Candidate A' },
      total_matching_voters: 50000,
      comparisons: singleSourceExample.comparisons,
    },
    {
      source_contest: { id: 2, name: 'House Race' },
      source_choice: { id: 20, name: 'Candidate M' },
      total_matching_voters: 40000,
      comparisons: [
        {
          contest_id: 4,
          contest_name: 'Senate Race',
          distribution: [
            { choice: 'Senator Y', choice_id: 42, count: 25000, percentage: 62.5 },
            { choice: 'Senator X', choice_id: 41, count: 14000, percentage: 35.0 },
            { choice: 'OVERVOTE', choice_id: null, count: 1000, percentage: 2.5 },
          ],
        },
      ],
    },
  ],
  notes: [],
};
