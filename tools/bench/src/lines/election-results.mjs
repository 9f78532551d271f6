/** Line 10: results of an election night of the nation: packed, as JSON a race, as a row a count. */
import { findPostgres, startPostgres } from '../../../postgres.mjs';
import { alternate, median } from '../alternate.mjs';
import { withPeers } from '../peer.mjs';
import { amount, below, figure, megabytes, milliseconds } from '../report/measurement.mjs';

const night = { places: 3200, races: 30 };
/** At least one place of each state. */
const smallNight = { places: 60, races: 3 };
/** Writes of a race take milliseconds. */
const moreRuns = 6;
const forms = { packed: 'packed', json: 'JSON a race', rows: 'a row a count' };

export const electionResults = {
  number: 10,
  name: 'election-results',
  title: 'Results of an election night',
  comparesCounts: true,
  async run({ options, scratch }) {
    const measured = [await measure('SQLite', `file:${scratch('night.db')}`, options)];
    const hasPostgres = findPostgres() !== undefined;
    if (hasPostgres) {
      const server = await startPostgres();
      try {
        measured.push(await measure('PostgreSQL', server.url, options));
      } finally {
        await server.stop();
      }
    }
    return {
      measurements: measured.flatMap(({ measurements }) => measurements),
      verdicts: measured.flatMap(({ verdicts }) => verdicts),
      leftOut: hasPostgres ? [] : ['PostgreSQL, which is not installed'],
    };
  },
};

function measure(database, url, options) {
  const size = { ...(options.mode === 'check' ? smallNight : night), seed: options.seed };
  return withPeers(['election-results'], async (peer) => {
    const filled = await peer.call('fill', { url, night: size });
    const reading = await alternate(
      Object.keys(forms).map((form) => ({
        name: form,
        runs: form === 'rows' ? options.slowRuns : options.runs,
        run: () => peer.call('readAll', form),
      })),
      options.runs,
      ({ votes }, form) => sameVotes(votes, filled.votes, form),
    );
    const writing = await updates(peer, options);
    for (const form of Object.keys(forms))
      sameVotes((await peer.call('readAll', form)).votes, writing.votes, `${form} after updates`);
    const sizes = await peer.call('sizes');
    await peer.call('close');
    return resultsOf({ database, filled, reading, writing: writing.taken, sizes });
  });
}

function sameVotes(votes, expected, form) {
  if (votes !== expected) throw new Error(`${form}: ${votes} votes instead of ${expected}`);
}

/** Each form in turn has its time taken; the others are brought up to it. */
async function updates(peer, options) {
  let turn = 0;
  let votes = 0;
  const taken = await alternate(
    Object.keys(forms).map((form) => ({
      name: form,
      run: () => peer.call('update', { form, turn: turn++ }),
    })),
    options.runs * moreRuns,
    (answer) => (votes = answer.votes),
  );
  return { taken, votes };
}

function resultsOf({ database, filled, reading, writing, sizes }) {
  const what = `${figure(filled.counts)} counts of ${figure(filled.races)} races`;
  const named = (form, deed) => `${database}, ${deed}: ${forms[form]}`;
  const times = (taken, deed, notes) =>
    taken.map(({ name, seconds }) => milliseconds(named(name, deed), seconds, notes[name]));
  const medianOf = (taken) => median(taken.find(({ name }) => name === 'packed').seconds) * 1000;
  const packed = megabytes(filled.packedBytes);
  return {
    measurements: [
      amount(
        `${database}, counts: packed`,
        packed,
        'MB',
        `${what}; with what SQL adds ${figure(megabytes(sizes.packed))} MB`,
      ),
      amount(
        `${database}, counts: JSON a race`,
        megabytes(filled.jsonBytes),
        'MB',
        `with what SQL adds ${figure(megabytes(sizes.json))} MB`,
      ),
      amount(
        `${database}, counts: a row a count`,
        megabytes(sizes.rows),
        'MB',
        'votes alone, without times and precincts',
      ),
      ...times(reading, 'all read', {
        packed: 'checksums compared, and unpacked to objects',
        json: 'parsed',
      }),
      ...times(writing, 'one race updated', {
        packed: 'the whole import: locked, merged, checked and committed',
        json: 'written alone',
        rows: 'deleted and inserted alone',
      }),
      amount(
        `${database}, the night stored at first`,
        filled.seconds,
        's',
        'definitions and results, by the import',
      ),
    ],
    verdicts: [
      below(`${database}, packed counts`, 3, 'MB', packed),
      below(`${database}, one race updated`, 10, 'ms', medianOf(writing)),
      below(`${database}, all read and unpacked`, 500, 'ms', medianOf(reading)),
    ],
  };
}
