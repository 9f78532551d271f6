import { ErrorBody, errorBody } from './crossvote-errors.ts';
import { apiFamilies } from './families.ts';
import { parseRequest } from './request/parse-request.ts';
import { isProblemStatus, statusTitles } from './problem.ts';

const routes = apiFamilies.flatMap((family) => family.routes);

describe('route tables', () => {
  it('have ids and paths of their own', () => {
    const paths = apiFamilies.flatMap(({ basePaths, routes }) =>
      routes.map(({ path }) => basePaths[0] + path),
    );
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  it.each(routes.flatMap((route) => route.examples.map((example) => ({ route, example }))))(
    'give an example that holds: $route.id $example.name',
    ({ route, example }) => {
      expect(route.responses[200].parse(example.answer)).toEqual(example.answer);
      const { params, query } = example;
      expect(() => parseRequest(route.request, { params, query, headers: {} })).not.toThrow();
    },
  );

  it.each(routes)(
    'declare the errors of $id in ascending order, 500 and 503 last',
    ({ errors }) => {
      expect([...errors].sort((one, other) => one - other)).toEqual(errors);
      expect(errors.slice(-2)).toEqual([500, 503]);
    },
  );
});

describe('errorBody', () => {
  it('is the documented body', () => {
    expect(errorBody(400, 'Missing required parameter: source_contest_ids')).toEqual({
      error: 'Bad Request',
      message: 'Missing required parameter: source_contest_ids',
    });
    expect(ErrorBody.parse(errorBody(404, 'x', 'r-1'))).toHaveProperty('request_id', 'r-1');
  });

  it('knows the documented titles', () => {
    expect(
      [400, 401, 404, 500].map((status) => isProblemStatus(status) && statusTitles[status]),
    ).toEqual(['Bad Request', 'Unauthorized', 'Not Found', 'Server Error']);
    expect(isProblemStatus(418)).toBe(false);
  });
});
