import { quoteValue } from '@crossvote/opening';
import { read, wrong, type Codec } from './codec.ts';

const iso = /^\d{4}-\d{2}-\d{2}$/;
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/** Days since 1899-12-30, as spreadsheets count them: from 1954 to 2173. */
const dayNumber = /^\d{5}$/;
const millisecondsOfDay = 86_400_000;

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = iso.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function dayOf(text: string): string {
  const [, month = '', day = '', year = ''] = american.exec(text) ?? [];
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!dayNumber.test(text)) return text;
  const time = Date.UTC(1899, 11, 30) + Number(text) * millisecondsOfDay;
  return new Date(time).toISOString().slice(0, 10);
}

/** A day: `2026-11-03`, as spreadsheets of the United States write it (`11/3/2026`), or as they count days. */
export const day: Codec<string> = {
  nothing: '',
  isText: false,
  read: (text) => {
    const found = dayOf(text);
    return isDay(found)
      ? read(found)
      : wrong(`is ${quoteValue(text)}, and no day such as 2026-11-03`);
  },
  write: (text) => text,
};

const clock = String.raw`([01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})`;
const moment = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T${clock}$`);
const timeOfDay = new RegExp(`^${clock}$`);

/** Whether a text is a time with its zone: `2026-11-03T20:00:00-06:00`. */
const isMoment = (text: string) => isDay(moment.exec(text)?.[1] ?? '');

/** A time with its zone. */
export const time: Codec<string> = {
  nothing: '',
  isText: false,
  read: (text) =>
    isMoment(text)
      ? read(text)
      : wrong(
          `is ${quoteValue(text)}, and no time with its zone such as 2026-11-03T20:00:00-06:00`,
        ),
  write: (text) => text,
};

/** Whether a text is a time with its zone, with or without a day. */
export const isOpeningTime = (text: string): boolean => isMoment(text) || timeOfDay.test(text);
