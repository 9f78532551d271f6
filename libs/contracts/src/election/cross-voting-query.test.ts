import { flatQuery } from '../request/flat-query.ts';
import { parseRequest } from '../request/parse-request.ts';
import { ProblemError } from '../problem.ts';
import { maxCompareContests, maxComparisons, maxSources } from './cross-voting-query.ts';
import { crossVoting } from './cross-voting-route.ts';

/** What the route understands of a query. */
function parsed(text: string) {
  const { datasetId, ...asked } = parseRequest(crossVoting.request, {
    params: { dataset_id: '1' },
    headers: {},
    query: flatQuery.read(text),
  });
  expect(datasetId).toBe(1);
  return asked;
}

function failure(text: string): { status: number; message: string } {
  try {
    parsed(text);
  } catch (error) {
    if (error instanceof ProblemError)
      return { status: error.problem.status, message: error.message };
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

const list = (length: number) => Array.from({ length }, (_, index) => index + 1).join(',');

describe('the query of the cross-voting route', () => {
  it('pairs the two source lists by place', () => {
    const question = parsed(
      'source_contest_ids=1,2&source_choice_ids=10,20&compare_contest_ids=4,5',
    );
    expect(question).toEqual({
      sources: [
        { contestId: 1, choiceId: 10 },
        { contestId: 2, choiceId: 20 },
      ],
      compareContestIds: [4, 5],
    });
  });

  it('takes the legacy pair for one source', () => {
    const question = parsed('primary_contest_id=1&primary_choice_id=10&compare_contest_ids=4');
    expect(question.sources).toEqual([{ contestId: 1, choiceId: 10 }]);
  });

  it.each([
    ['', 'source_contest_ids'],
    ['compare_contest_ids=4', 'source_contest_ids'],
    ['source_contest_ids=&source_choice_ids=1&compare_contest_ids=4', 'source_contest_ids'],
    ['source_choice_ids=1&compare_contest_ids=4', 'source_contest_ids'],
    ['source_contest_ids=1&compare_contest_ids=4', 'source_choice_ids'],
    ['source_contest_ids=1&source_choice_ids=10', 'compare_contest_ids'],
    ['primary_contest_id=1&compare_contest_ids=4', 'primary_choice_id'],
    ['primary_choice_id=10&compare_contest_ids=4', 'primary_contest_id'],
  ])('says what is missing in %j', (text, name) => {
    expect(failure(text)).toEqual({ status: 400, message: `Missing required parameter: ${name}` });
  });

  it('refuses lists of different lengths and names both', () => {
    const { status, message } = failure(
      'source_contest_ids=1,2&source_choice_ids=10&compare_contest_ids=4',
    );
    expect(status).toBe(400);
    expect(message).toContain('source_contest_ids has 2 ids and source_choice_ids has 1');
  });

  it('refuses both kinds of source in one request', () => {
    const text =
      'primary_contest_id=1&primary_choice_id=10&source_contest_ids=1&compare_contest_ids=4';
    expect(failure(text).message).toMatch(/^Give either source_contest_ids .* not both$/);
  });

  it.each(['source_contest_ids', 'source_choice_ids', 'compare_contest_ids'])(
    'refuses a repeated %s',
    (name) => {
      const whole = 'source_contest_ids=1&source_choice_ids=10&compare_contest_ids=4';
      const { status, message } = failure(`${whole}&${name}=2`);
      expect(status).toBe(400);
      expect(message).toContain(`Parameter ${name} is given 2 times`);
    },
  );

  it.each(['__proto__', 'constructor', 'source_contest_id', 'source_contest_ids[]'])(
    'names the unknown parameter %s',
    (name) => {
      const { status, message } = failure(`${encodeURIComponent(name)}=1`);
      expect(status).toBe(400);
      expect(message).toContain(
        `Unknown parameter: ${name}. This endpoint takes source_contest_ids`,
      );
    },
  );

  it('refuses a list in a legacy parameter', () => {
    const text = 'primary_contest_id=1,2&primary_choice_id=10&compare_contest_ids=4';
    expect(failure(text).message).toContain('"1,2" is not an id');
  });

  it('takes the largest allowed lists and refuses one more', () => {
    const of = (sources: number, compared: number) =>
      `source_contest_ids=${list(sources)}&source_choice_ids=${list(sources)}&compare_contest_ids=${list(compared)}`;
    const manySources = parsed(of(maxSources, 1));
    expect(manySources.sources).toHaveLength(100);
    const manyCompared = parsed(of(1, maxCompareContests));
    expect(manyCompared.compareContestIds).toHaveLength(500);
    expect(failure(of(maxSources + 1, 1)).message).toContain('source_contest_ids has 101 ids');
    expect(failure(of(1, maxCompareContests + 1)).message).toContain('compare_contest_ids has 501');
  });

  it('takes 5000 comparisons and refuses more', () => {
    const of = (sources: number, compared: number) =>
      `source_contest_ids=${list(sources)}&source_choice_ids=${list(sources)}&compare_contest_ids=${list(compared)}`;
    expect(maxComparisons).toBe(5000);
    expect(parsed(of(100, 50)).compareContestIds).toHaveLength(50);
    expect(parsed(of(10, 500)).sources).toHaveLength(10);
    expect(failure(of(100, 51))).toEqual({
      status: 400,
      message:
        '100 sources × 51 contests in compare_contest_ids are 5100 comparisons, and at most 5000 are allowed. Split the question into several requests',
    });
    expect(failure(of(11, 500)).status).toBe(400);
  });

  it.each([
    ['4,5,4', 'Parameter compare_contest_ids has 4 twice. Give each contest once'],
    ['5,4,4,4', 'Parameter compare_contest_ids has 4 twice. Give each contest once'],
    ['5,004,4', 'Parameter compare_contest_ids has 4 twice. Give each contest once'],
  ])('refuses a contest that is compared twice: %s', (compared, message) => {
    const text = `source_contest_ids=1&source_choice_ids=10&compare_contest_ids=${compared}`;
    expect(failure(text)).toEqual({ status: 400, message });
  });

  it('refuses a source that is given twice, and takes two choices of one contest', () => {
    const of = (contests: string, choices: string) =>
      `source_contest_ids=${contests}&source_choice_ids=${choices}&compare_contest_ids=4`;
    expect(failure(of('1,2,1', '10,20,10'))).toEqual({
      status: 400,
      message: 'Choice 10 of contest 1 is asked for twice. Give each source once',
    });
    expect(parsed(of('1,1', '10,11')).sources).toHaveLength(2);
  });

  it('answers an id that cannot exist with a 404', () => {
    const text = 'source_contest_ids=99999999999&source_choice_ids=10&compare_contest_ids=4';
    expect(failure(text)).toEqual({ status: 404, message: 'Contest 99999999999 does not exist' });
  });
});
