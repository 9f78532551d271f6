import { performance } from 'node:perf_hooks';

/**
 * Runs systems alternately, each `runs` times, so that a slow minute of the machine affects all of them.
 *
 * @param {any[]} systems - `{ name, run, runs }`; `runs` where a system has fewer than the others, which then lie evenly
 *   among theirs; `run` returns what it answered, and its own `seconds` where less than the
 *   whole call counts
 * @param {number} runs
 * @param {(answer: any, name: string) => void} [sameAnswers] - throws when an answer is wrong; sees each answer of each run, outside the time
 * @returns `{ name, seconds: number[], last }` for each system
 */
export async function alternate(systems, runs, sameAnswers) {
  const taken = systems.map(({ name }) => ({
    name,
    seconds: /** @type {number[]} */ ([]),
    last: undefined,
  }));
  for (let run = 0; run < runs; run += 1) {
    for (let turn = 0; turn < systems.length; turn += 1) {
      // Each round begins with another system, so that no system always follows the same one.
      const place = (run + turn) % systems.length;
      if (!isItsTurn(run, runs, systems[place].runs)) continue;
      const started = performance.now();
      const result = await systems[place].run();
      const whole = (performance.now() - started) / 1000;
      sameAnswers?.(result, systems[place].name);
      taken[place].seconds.push(result?.seconds ?? whole);
      taken[place].last = result;
    }
  }
  return taken;
}

/** Whether a system that runs `own` times out of `all` runs in this round. */
function isItsTurn(round, all, own = all) {
  return Math.floor(((round + 1) * own) / all) > Math.floor((round * own) / all);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
