export { createApp } from './app.ts';
export type { Answerer, Question, RenderedAnswer } from './answers/answerer.ts';
export { answerQuestions, type ThreadWork } from './answers/answer-thread.ts';
export { AnswerThreads } from './answers/answer-threads.ts';
export type { Analysis, ApiDeps, KeyRecord, KeyStore, UsageRecorder, UsageRow } from './deps.ts';
export { electionAnswerer } from './election/endpoints.ts';
export {
  contestListToWire,
  contestToWire,
  crossVotingToWire,
  datasetListToWire,
  datasetToWire,
} from './election/to-wire.ts';
export { createLogger, type LogLevel, logLevels } from './logging/logger.ts';
export { ServiceStartError } from './service-start-error.ts';
export { type Service, type ServiceOptions, startService } from './service.ts';
export { UsageTracker } from './usage/usage-tracker.ts';
