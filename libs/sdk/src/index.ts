export { Crossvote } from './client.ts';
export type { CrossVotingAnswer, CrossVotingQuestion, Source } from './election/cross-voting.ts';
export type { Datasets } from './election/datasets.ts';
export {
  ApiError,
  type ApiErrorDetails,
  BadRequestError,
  NotFoundError,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
} from './errors/api-error.ts';
export { ConnectionError, CrossOriginError } from './errors/connection-error.ts';
export { CrossvoteError } from './errors/crossvote-error.ts';
export { ResponseShapeError } from './errors/response-shape-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export type { CallOptions, CrossvoteOptions, Fetch } from './options.ts';
export type {
  Choice,
  Comparison,
  Contest,
  ContestList,
  CrossVoting,
  Dataset,
  DatasetList,
  DistributionRow,
  MultiSourceCrossVoting,
  NamedId,
  SingleSourceCrossVoting,
  SourceResult,
} from '#answers';
