export { apiFamilies } from './families.ts';
export { crossvoteErrors, ErrorBody, errorBody } from './crossvote-errors.ts';
export type {
  Access,
  AddressLimit,
  ApiFamily,
  ErrorShape,
  Format,
  FormatRequest,
  ProblemPlace,
  RateLimit,
  StatusWords,
} from './family.ts';
export { addressOf } from './request/address-of.ts';
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
export {
  isProblemStatus,
  type Problem,
  type ProblemCode,
  ProblemError,
  type ProblemStatus,
  statusTitles,
} from './problem.ts';
export {
  type AnyRoute,
  defineRoute,
  type Route,
  type RouteExample,
  type WireRequest,
} from './route.ts';
export * from './election/index.ts';
