import { median } from '../alternate.mjs';

/** How results are put: measurements `{ system, value, unit, low, high, runs, note }`, and verdicts on the targets. */

export const megabytes = (bytes) => bytes / 1e6;

/** A rate from the times of runs that each did `amount`. */
export function perSecond(system, amount, seconds, note = '') {
  const [low, high] = [amount / Math.max(...seconds), amount / Math.min(...seconds)];
  const value = amount / median(seconds);
  return { system, value, unit: 'MB/s', low, high, runs: seconds.length, note };
}

/** The times of runs. */
export function milliseconds(system, seconds, note = '') {
  const times = seconds.map((time) => time * 1000);
  const [low, high] = [Math.min(...times), Math.max(...times)];
  return { system, value: median(times), unit: 'ms', low, high, runs: times.length, note };
}

/** A figure that the same input gives each time. */
export function amount(system, value, unit, note = '') {
  return { system, value, unit, low: value, high: value, runs: 1, note };
}

/** A target that is a ratio to be reached. */
export function atLeast(what, factor, reached) {
  return { what, target: `at least ${factor}`, reached: figure(reached), met: reached >= factor };
}

/** A ratio that has no target, but that a reader will want to see. */
export function comparison(what, reached) {
  return { what, target: '', reached: figure(reached) };
}

/** A target that is not to be reached. */
export function below(what, limit, unit, reached) {
  const withUnit = (text) => `${text} ${unit}`.trimEnd();
  const target = withUnit(`below ${limit}`);
  return { what, target, reached: withUnit(figure(reached)), met: reached < limit };
}

/** The size of an export, as the notes put it. */
export function sizeNote({ records, contests, bytes }) {
  return `${figure(records)} records, ${contests} contests, ${figure(megabytes(bytes))} MB`;
}

/** How a target was met. */
export function outcomeOf({ met }) {
  if (met === undefined) return 'for comparison';
  return met ? 'met' : 'missed';
}

/** Three digits that count, and whole numbers above. */
export function figure(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
