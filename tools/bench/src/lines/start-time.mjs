/** Line 7: how long the command takes to be there. */
import { alternate, median } from '../alternate.mjs';
import { below, figure, milliseconds } from '../report/measurement.mjs';
import { cvrCommand } from '../paths.mjs';
import { startService } from '../service.mjs';
import { runNode } from '../spawn.mjs';

/** Starts are short: more of them than of other runs cost little and steady the median. */
const moreRuns = 2;

export const startTime = {
  number: 7,
  name: 'start-time',
  title: 'Start',
  async run({ options, databaseOf }) {
    const records = options.records[0];
    const database = await databaseOf({ records });
    const systems = [
      { name: 'node -e 0', run: () => runNode(['-e', '0']) },
      { name: 'cvr --help', run: () => runNode([cvrCommand, '--help']) },
      { name: 'cvr serve, ready', runs: options.runs, run: () => timeToReady(database) },
    ];
    const taken = await alternate(systems, options.runs * moreRuns);
    const notes = { 'cvr serve, ready': `a dataset of ${figure(records)} records` };
    const [bare, help, serve] = taken.map(({ seconds }) => median(seconds) * 1000);
    return {
      measurements: taken.map(({ name, seconds }) => milliseconds(name, seconds, notes[name])),
      verdicts: [
        below('cvr --help beyond node -e 0', 150, 'ms', help - bare),
        below('cvr serve until ready, beyond node -e 0', 1000, 'ms', serve - bare),
      ],
    };
  },
};

async function timeToReady(database) {
  const service = await startService(database);
  await service.stop();
  return { seconds: service.secondsToReady };
}
