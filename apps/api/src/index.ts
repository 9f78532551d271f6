export { createApp } from './app.ts';
export type { Answerer, Question, RenderedAnswer } from './answers/answerer.ts';
export { answerQuestions, type ThreadWork } from './answers/answer-thread.ts';
export { AnswerThreads } from './answers/answer-threads.ts';
export { answererOf, endpoint, type Endpoint, type WrittenRoute } from './answers/answerer.ts';
export type { Principal } from './auth/principal.ts';
export type {
  Analysis,
  ApiDeps,
  KeyRecord,
  KeyStore,
  UsageRecorder,
  UsageRow,
  VersionOf,
} from './deps.ts';
export type { Allowance, BucketSize, Limiter } from './limits/limiter.ts';
export { electionAnswerer } from './election/endpoints.ts';
export { createLogger, type LogLevel, logLevels } from './logging/logger.ts';
export { ServiceStartError } from './service-start-error.ts';
export { type Service, type ServiceOptions, startService } from './service.ts';
export { UsageTracker } from './usage/usage-tracker.ts';
