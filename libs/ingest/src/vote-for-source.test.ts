import type { IssueGroup } from '@crossvote/formats';
import { statesVoteFor } from './vote-for-source.ts';

const issue = (code: string, message: string): IssueGroup => ({
  ...{ severity: 'assumption', file: 'a.csv', count: 1, lines: [], linesLeftOut: 0 },
  code,
  message,
});
const contests = [
  { name: 'Mayor', rankLimit: 0 },
  { name: 'Mayor of Town', rankLimit: 0 },
  { name: 'Council', rankLimit: 5 },
];

describe('how many may be marked', () => {
  it.each<[string, IssueGroup[], boolean[]]>([
    ['nothing is said', [issue('columns_not_stored', '"Mayor"')], [true, true, true]],
    ['one is named', [issue('vote_for_assumed', '"Mayor": taken as 1')], [false, true, true]],
    ['a ranked one is named', [issue('ranks_inferred', '"Council": 5')], [true, true, false]],
    ['all are meant', [issue('vote_for_inferred', '2 contests are 1')], [false, false, true]],
    [
      'more are meant than issues are kept',
      [issue('vote_for_inferred', '"X": 1 (and others of this kind)')],
      [false, false, true],
    ],
    [
      'the manifest of contests is missing',
      [issue('manifest_missing', 'ContestManifest.json is needed')],
      [false, false, true],
    ],
    [
      'another manifest is missing',
      [issue('manifest_missing', 'CandidateManifest.json is needed')],
      [true, true, true],
    ],
  ])('is stated by the export unless a reader says otherwise: %s', (_, issues, expected) => {
    expect(contests.map(statesVoteFor(issues))).toEqual(expected);
  });
});
