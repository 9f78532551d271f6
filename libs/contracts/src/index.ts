export { apiFamilies } from './families.ts';
export { ErrorBody, errorBody } from './error-body.ts';
export { Id, maxId } from './request/id.ts';
export { pathOf, type PathValues } from './request/path-of.ts';
export { type FlatQuery, flatQuery } from './request/flat-query.ts';
export { malformedEncoding } from './request/malformed-encoding.ts';
export { parseRequest } from './request/parse-request.ts';
export type { QueryGrammar } from './request/query-grammar.ts';
export { openApiDocument } from './openapi/document.ts';
export type {
  JsonSchema,
  OpenApiDocument,
  OpenApiExample,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi/model.ts';
export { isProblemStatus, type Problem, problems, type ProblemStatus } from './problems.ts';
export { RequestError } from './request/request-error.ts';
export {
  type AnyRoute,
  type ApiFamily,
  defineRoute,
  type Route,
  type RouteExample,
  type WireRequest,
} from './route.ts';
export * from './election/index.ts';
