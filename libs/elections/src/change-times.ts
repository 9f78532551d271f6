/**
 * The change time of the next change of an election day. The times of a day rise strictly: each is now, or where the clock
 * stands still or went back, a millisecond after the last.
 *
 * @param last - newest change time of the day, undefined before its first change
 * @param firstSaid - newest time that the source says of what changed: before the first change of a day it is the time, so
 *   that an import of an old election is as old as its counts; never later than now
 */
export function nextChangeTime(last: Date | undefined, now: Date, firstSaid?: Date): Date {
  if (last !== undefined) return new Date(Math.max(now.getTime(), last.getTime() + 1));
  const said = firstSaid?.getTime() ?? NaN;
  return new Date(Number.isNaN(said) ? now.getTime() : Math.min(said, now.getTime()));
}
