import type { CrossVoting, MultiSourceCrossVoting, SingleSourceCrossVoting } from '#answers';
import { type CrossVotingAnswer, crossVotingQuery, type Source } from './cross-voting.ts';

/** True when each type fits the other; a wrong inference then fails the type check of the tests. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

describe('the type of an answer', () => {
  it('follows the number of sources where it is written out', () => {
    const one: Same<CrossVotingAnswer<[Source]>, SingleSourceCrossVoting> = true;
    const two: Same<CrossVotingAnswer<[Source, Source]>, MultiSourceCrossVoting> = true;
    const readonly: Same<CrossVotingAnswer<readonly [Source]>, SingleSourceCrossVoting> = true;
    expect([one, two, readonly]).toEqual([true, true, true]);
  });

  it('is either shape where the number is not known', () => {
    const any: Same<CrossVotingAnswer<readonly Source[]>, CrossVoting> = true;
    expect(any).toBe(true);
  });
});

describe('crossVotingQuery', () => {
  it('pairs contests and choices by place', () => {
    const sources = [
      { contestId: 1, choiceId: 10 },
      { contestId: 2, choiceId: 20 },
    ];
    expect(crossVotingQuery({ sources, compareContestIds: [4, 5] })).toEqual({
      source_contest_ids: '1,2',
      source_choice_ids: '10,20',
      compare_contest_ids: '4,5',
    });
  });
});
