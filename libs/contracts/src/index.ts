export { apiFamilies } from './families.ts';
export { ErrorBody, errorBody } from './error-body.ts';
export { Id, maxId, parseId } from './id.ts';
export { IdList, parseIdList } from './id-list.ts';
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
export {
  optionalParameter,
  type QueryValues,
  refuseUnknownParameters,
  requiredParameter,
} from './query-values.ts';
export { RequestError } from './request-error.ts';
export {
  type AnyRoute,
  type ApiFamily,
  defineRoute,
  type Route,
  type RouteExample,
  type WireRequest,
} from './route.ts';
export * from './election/index.ts';
