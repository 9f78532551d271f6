export { createApp } from './app.ts';
export type { Analysis, ApiDeps, KeyRecord, KeyStore, UsageRecorder, UsageRow } from './deps.ts';
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
