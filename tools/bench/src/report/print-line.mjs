import { figure, outcomeOf } from './measurement.mjs';

/** Prints the result of one line as a table. */
export function printLine({ number, title, measurements, verdicts, leftOut = [] }, seconds) {
  console.log(`\n${number}. ${title} (${figure(seconds)} s)`);
  const width = Math.max(...measurements.map(({ system }) => system.length), 0);
  for (const { system, value, unit, low, high, note } of measurements) {
    const spread = low === high ? '' : `(${figure(low)} to ${figure(high)})`;
    console.log(
      `   ${system.padEnd(width)} ${figure(value).padStart(8)} ${unit.padEnd(9)} ${spread} ${note}`.trimEnd(),
    );
  }
  for (const verdict of verdicts) {
    const { what, target, reached } = verdict;
    const wanted = target === '' ? '' : ` (target: ${target})`;
    console.log(`   ${outcomeOf(verdict).toUpperCase()}: ${what}: ${reached}${wanted}`);
  }
  for (const reason of leftOut) console.log(`   LEFT OUT ${reason}`);
}
