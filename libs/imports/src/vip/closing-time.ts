import { hoursOf } from './hours.ts';
import type { FeedScope } from './feed-scope.ts';

/** When the polls of the state close, where the hours of the election say it of its day: ISO 8601 with a zone. */
export function closingTime({ feed, election, date }: FeedScope): string | undefined {
  const ends = feed
    .referred(election, 'HoursOpenId', 'HoursOpen')
    .flatMap((open) => hoursOf(feed, open).hours)
    .filter(({ start }) => start.startsWith(date))
    .map(({ end }) => end);
  return ends.sort((one, other) => Date.parse(other) - Date.parse(one))[0];
}
