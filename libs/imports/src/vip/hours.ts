import type { OpeningHours } from '@crossvote/elections';
import { isCalendarDate } from '../words/calendar-date.ts';
import type { Feed } from './feed.ts';
import { childrenOf, describeNode, textOf, type VipNode } from './vip-node.ts';

/** When a place is open, and what of it has no place in times. */
export interface Hours {
  readonly hours: readonly OpeningHours[];
  readonly notes: readonly string[];
}

/** Most days of one schedule that are written out, and most times of one place. */
const daysLimit = 366;
const hoursLimit = 2000;
const dayMs = 86_400_000;

/** Reads the schedules of an `HoursOpen`: a pair of times for each day. */
export function hoursOf(feed: Feed, open: VipNode): Hours {
  const hours: OpeningHours[] = [];
  const notes: string[] = [];
  for (const schedule of childrenOf(open, 'Schedule')) {
    const days = daysOf(schedule);
    for (const pair of childrenOf(schedule, 'Hours')) {
      const start = textOf(pair, 'StartTime');
      const end = textOf(pair, 'EndTime');
      const written = days.flatMap((day) => momentsOf(day, start, end) ?? []);
      if (written.length > 0 && hours.length + written.length <= hoursLimit) hours.push(...written);
      else {
        notes.push(`open ${start || '?'} to ${end || '?'}${datesOf(schedule)}`);
        sayUndated(feed, open, schedule, days.length);
      }
    }
    notes.push(...conditionsOf(feed, schedule));
  }
  return { hours, notes: [...new Set(notes)] };
}

function sayUndated(feed: Feed, open: VipNode, schedule: VipNode, days: number): void {
  const lack = days === 0 ? 'days' : 'readable times and their zone';
  feed.report.warn(
    'vip_hours',
    `${describeNode(open)}: a schedule without ${lack} is kept as a note of its places`,
    schedule.line,
  );
}

function daysOf(schedule: VipNode): string[] {
  const first = textOf(schedule, 'StartDate');
  const last = textOf(schedule, 'EndDate');
  if (!isCalendarDate(first) || !isCalendarDate(last)) return [];
  const from = Date.parse(first);
  const count = (Date.parse(last) - from) / dayMs + 1;
  if (count < 1 || count > daysLimit) return [];
  return Array.from({ length: count }, (_, day) =>
    new Date(from + day * dayMs).toISOString().slice(0, 10),
  );
}

const timeWithZone = /^(?:([01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-]\d\d:\d\d)$/;

/** Undefined where a time is none, or has no zone. A time of 24 hours is the beginning of the next day. */
function momentsOf(day: string, start: string, end: string): OpeningHours | undefined {
  if (!timeWithZone.test(start) || !timeWithZone.test(end)) return undefined;
  return { start: momentOf(day, start), end: momentOf(day, end) };
}

function momentOf(day: string, time: string): string {
  if (!time.startsWith('24')) return `${day}T${time}`;
  const next = new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
  return `${next}T00${time.slice(2)}`;
}

function datesOf(schedule: VipNode): string {
  const dates = [textOf(schedule, 'StartDate'), textOf(schedule, 'EndDate')].filter(Boolean);
  return dates.length === 0 ? '' : `, ${[...new Set(dates)].join(' to ')}`;
}

const conditions = [
  ['IsOnlyByAppointment', 'by appointment only'],
  ['IsOrByAppointment', 'or by appointment'],
  ['IsSubjectToChange', 'subject to change'],
] as const;

function conditionsOf(feed: Feed, schedule: VipNode): string[] {
  return conditions.flatMap(([child, note]) => (feed.flag(schedule, child) ? [note] : []));
}
