import { ReportedError } from '@crossvote/election';
import type { Call } from '../model/race-result.ts';
import { callState, withCall } from './calls.ts';

const call = (candidate: string, mark: Call['mark'], calledBy = 'desk'): Call => ({
  ...{ race: 'mayor', resultsType: 'live', candidate, mark, calledBy },
  calledAt: '2024-11-06T02:00:00Z',
});

describe('the state of a race', () => {
  it.each<[string, Call['mark'][]]>([
    ['U', []],
    ['U', ['N']],
    ['R', ['R', 'R', 'N']],
    ['X', ['R', 'X']],
    ['X', ['N', 'X']],
  ])('is %s with the marks %j', (state, marks) => {
    expect(callState(marks.map((mark) => ({ mark })))).toBe(state);
  });
});

describe('a new mark', () => {
  it('takes the place of the former mark of its candidate, and leaves those of others', () => {
    const calls = [call('lee', 'R'), call('roe', 'R')];
    expect(withCall(calls, call('lee', 'X'))).toEqual([call('roe', 'R'), call('lee', 'X')]);
  });

  it('stays as taken back, and declares nothing', () => {
    const calls = withCall([call('lee', 'X')], call('lee', 'N'));
    expect(calls).toEqual([call('lee', 'N')]);
    expect(callState(calls)).toBe('U');
  });

  it('can stand again after it was taken back', () => {
    expect(withCall([call('lee', 'N')], call('lee', 'X'))).toEqual([call('lee', 'X')]);
  });

  it('that stands already changes nothing, with the time of the first', () => {
    const calls = [call('lee', 'X')];
    expect(withCall(calls, { ...call('lee', 'X'), calledAt: '2024-11-06T09:00:00Z' })).toBe(calls);
  });

  it('of somebody else takes the place of the same mark', () => {
    expect(withCall([call('lee', 'X', 'ap')], call('lee', 'X'))).toEqual([call('lee', 'X')]);
  });

  it.each([[[]], [[call('lee', 'N', 'ap')]], [[call('roe', 'X')]]])(
    'cannot take back what is not declared: %j',
    (calls) => {
      expect(() => withCall(calls, call('lee', 'N'))).toThrow(ReportedError);
    },
  );
});
