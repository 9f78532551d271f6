import fc from 'fast-check';
import { idListPattern, parseIdList } from './id-list.ts';
import { ProblemError } from '../problem.ts';

const context = { parameter: 'compare_contest_ids', noun: 'Contest', limit: 5 };

function statusOf(value: string): number {
  try {
    parseIdList(value, context);
    return 200;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.status;
    throw error;
  }
}

describe('parseIdList', () => {
  it('keeps order and repetitions', () => {
    expect(parseIdList('4,5,4', context)).toEqual([4, 5, 4]);
  });

  it('gives back any list of ids that was joined by commas', () => {
    const ids = fc.array(fc.integer({ min: 1, max: 2_147_483_647 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(ids, (list) => {
        expect(parseIdList(list.join(','), context)).toEqual(list);
      }),
      { seed: 8 },
    );
  });

  it('accepts as well-formed exactly what the documented pattern accepts', () => {
    const text = fc.string({ unit: fc.constantFrom('0', '1', '9', ',', ' ', '-', 'a', '.') });
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(value.split(',').length <= 5);
        expect(statusOf(value) !== 400).toBe(idListPattern.test(value));
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it.each(['1,', ',1', '1,,2', '1, 2', '1;2'])('refuses %j', (value) => {
    expect(statusOf(value)).toBe(400);
  });

  it('refuses more ids than the limit and names it', () => {
    expect(() => parseIdList('1,2,3,4,5,6', context)).toThrow(
      'Parameter compare_contest_ids has 6 ids, and at most 5 are allowed',
    );
  });
});
