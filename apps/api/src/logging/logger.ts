import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** Levels that a logger can be set to, from most to least. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** A level of the log. */
export type LogLevel = (typeof logLevels)[number];

/** Fields that would carry a key if they were ever logged. */
const secrets = [
  'key',
  'apiKey',
  '["x-api-key"]',
  'headers["x-api-key"]',
  'req.headers["x-api-key"]',
];

/**
 * A structured log: one JSON object on each line.
 *
 * @param level - `info` unless given
 * @param destination - standard error unless given. It is written asynchronously; `logger.flush()` writes the rest
 */
export function createLogger({
  level = 'info',
  destination = pino.destination({ dest: 2, sync: false }),
}: {
  readonly level?: LogLevel;
  readonly destination?: DestinationStream;
} = {}): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets, censor: '[redacted]' },
    },
    destination,
  );
}
