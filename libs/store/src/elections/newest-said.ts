import type { RaceResult } from '@crossvote/elections';

/** Times that are the same everywhere: with their zone. */
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/;

/** The newest time that a source says of results; undefined where it says none. */
export function newestSaid(results: readonly RaceResult[]): Date | undefined {
  let newest: number | undefined;
  const see = (text: string) => {
    const time = zoned.test(text) ? Date.parse(text) : NaN;
    if (!Number.isNaN(time)) newest = Math.max(newest ?? time, time);
  };
  for (const { lastUpdated, units } of results) {
    see(lastUpdated);
    for (const unit of units) see(unit.lastUpdated);
  }
  return newest === undefined ? undefined : new Date(newest);
}
