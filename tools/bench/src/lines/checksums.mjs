/** Line 9: what the checksums of stored rows cost, where they are made and where they are compared. */
import { alternate, median } from '../alternate.mjs';
import { ingest } from '../cvr.mjs';
import { choice, pair } from '../expected-answer.mjs';
import { forgetTables } from '../forget-tables.mjs';
import { withPeers } from '../peer.mjs';
import { below, figure, milliseconds } from '../report/measurement.mjs';

/** They take milliseconds: more runs of them than of others cost little and steady the median. */
const moreRuns = 4;

export const checksums = {
  number: 9,
  name: 'checksums',
  title: 'Checksums of stored rows',
  async run({ options, exportOf, databaseOf, scratch }) {
    const records = options.records.at(-1);
    const exported = await exportOf({ records });
    const database = await databaseOf({ records });
    const ingesting = await alternate(
      [{ name: 'cvr ingest', run: () => ingest(scratch('ingest.db'), exported) }],
      options.runs,
    );
    const answering = await withPeers(['crossvote'], async (crossvote) => {
      await crossvote.call('open', database);
      const ask = () => {
        forgetTables(database);
        return crossvote.call('ask', { pair, choice, from: 'database' });
      };
      return alternate(
        [
          { name: 'checksums of an ingest: every row', run: () => crossvote.call('sumUp', {}) },
          {
            name: 'checksums of a first answer: all contests, and the marks of two',
            run: () => crossvote.call('sumUp', { pair }),
          },
          { name: 'a first answer, columns in SQLite', run: ask },
        ],
        options.runs * moreRuns,
      );
    });
    const [whole] = ingesting.map(({ seconds }) => median(seconds));
    const [all, some, answer] = answering.map(({ seconds }) => median(seconds));
    return {
      measurements: [...answering, ...ingesting].map(({ name, seconds }) =>
        milliseconds(name, seconds, `${figure(records)} records`),
      ),
      verdicts: [
        below('share of an ingest', 5, '%', (100 * all) / whole),
        below('share of a first answer', 5, '%', (100 * some) / answer),
      ],
    };
  },
};
