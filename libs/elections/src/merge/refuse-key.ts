import { ReportedError } from '@crossvote/election';

/**
 * Refuses a key that is empty, or would not be told from others where keys are written with strokes between them.
 *
 * @param what - kind of the thing, for the message
 */
export function refuseKey(key: string, what: string, mayHaveStroke: boolean): void {
  if (key.trim() === '') throw new ReportedError(`A key of ${what} is empty.`);
  if (/\p{Cc}/u.test(key))
    throw new ReportedError(`The key ${JSON.stringify(key)} of ${what} has a control character.`);
  if (!mayHaveStroke && key.includes('/'))
    throw new ReportedError(`The key ${key} of ${what} has a stroke, which separates keys.`);
}
