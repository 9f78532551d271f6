import { maxId, parseId } from './id.ts';
import { ProblemError } from '../problem.ts';

const context = { parameter: 'dataset_id', noun: 'Dataset', advice: 'Give a whole number' };

function failure(value: string): ProblemError {
  try {
    parseId(value, context);
  } catch (error) {
    if (error instanceof ProblemError) return error;
  }
  throw new Error(`${value} was accepted`);
}

describe('parseId', () => {
  it('reads whole numbers up to the largest id', () => {
    expect(parseId('1', context)).toBe(1);
    expect(parseId(String(maxId), context)).toBe(maxId);
  });

  it.each(['', ' 1', '1.0', '-1', '+1', '1e3', '0x10', 'abc', '١', '1;drop'])(
    'refuses %j with a 400 that names the parameter and what to do',
    (value) => {
      expect(failure(value).problem.status).toBe(400);
      expect(failure(value).message).toContain('dataset_id');
      expect(failure(value).message).toContain('Give a whole number');
    },
  );

  it.each(['2147483648', '9007199254740993', '9'.repeat(400)])(
    'says that %s does not exist',
    (value) => {
      expect(failure(value).problem.status).toBe(404);
      expect(failure(value).message.length).toBeLessThan(100);
    },
  );

  it('repeats only the start of a long value', () => {
    expect(failure('x'.repeat(5000)).message.length).toBeLessThan(150);
  });
});
