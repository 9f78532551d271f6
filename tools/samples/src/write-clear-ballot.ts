import { at } from './at.ts';
import { clearBallotCells, clearBallotColumns } from './clear-ballot-columns.ts';
import { csvRow, quoteIfNeeded } from './csv-text.ts';
import type { CastVoteRecord, Election, SampleElection } from './election.ts';
import { foldName } from './fold-name.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';

const leadingHeadings = [
  'RowNumber',
  'BoxID',
  'BoxPosition',
  'BallotID',
  'PrecinctID',
  'BallotStyleID',
  'PrecinctStyleName',
  'ScanComputerName',
  'Status',
  'Remade',
];

/** Writes an election as a Clear Ballot CSV: one row a card, one column a choice. */
export function* writeClearBallot(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'election.cvr.csv', chunks: inChunks(rows(sample)) };
}

/**
 * Writes an election in the older layout: votes, and tables of the names. How many choices a contest allows
 * stands nowhere, and ranks do not either.
 */
export function* writeClearBallotLegacy(sample: SampleElection): Generator<SampleFile, void> {
  const { contests, precincts } = sample.election;
  const columns = clearBallotColumns(contests).flat();
  const parties = partiesOf(sample.election);
  const tables: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
    choices: [
      ['ChoiceID', 'ContestID', 'ChoiceName'],
      ...columns.map(({ id, contest, choice }) => [
        id,
        contest + 1,
        foldName(at(at(contests, contest).choices, choice).name),
      ]),
    ],
    contests: [
      ['ContestID', 'ContestName'],
      ...contests.map(({ name }, index) => [index + 1, foldName(name)]),
    ],
    parties: [['PartyID', 'PartyName'], ...parties.map((party, index) => [index + 1, party])],
    precincts: [
      ['PrecinctID', 'BallotStyleID', 'PrecinctName'],
      ...precincts.map(({ name, ballotStyle }, index) => [index + 1, ballotStyle + 1, name]),
    ],
  };
  for (const [name, table] of Object.entries(tables)) {
    yield { name: `election.${name}.csv`, chunks: table.map(csvRow) };
  }
  yield { name: 'election.cvr.csv', chunks: inChunks(legacyRows(sample, parties)) };
}

function* rows({ election, records }: SampleElection): Generator<string, void> {
  const { contests } = election;
  const headings = clearBallotColumns(contests)
    .flat()
    .map(({ contest, choice, rank, line, id }) => {
      const { name, voteFor, choices } = at(contests, contest);
      const marked = at(choices, choice);
      const rule = rank > 0 ? `${rank}:Number of Winners 1` : `Vote For ${voteFor}`;
      return `Choice_${id}_${line + 1}:${foldName(name)}:${rule}:${foldName(marked.name)}:${marked.party}`;
    });
  yield csvRow([...leadingHeadings, ...headings]);
  const cells = cellWriters(election);
  let number = 0;
  for (const record of records()) {
    number += 1;
    yield `${number},${leadingCells(election, record)},0,0${cells(record)}\r\n`;
  }
}

function leadingCells(election: Election, record: CastVoteRecord): string {
  const { number } = at(election.tabulators, record.tabulator);
  const box = `AB-${number}-${String(record.batch).padStart(4, '0')}`;
  const precinct = at(election.precincts, record.precinct).name;
  const style = at(election.ballotStyles, record.ballotStyle).name;
  return [
    box,
    record.numberInBatch,
    `${box}+${10_000 + record.numberInBatch}`,
    record.precinct + 1,
    record.ballotStyle + 1,
    quoteIfNeeded(`${precinct}-${style}`),
    `scan${number}`,
  ].join(',');
}

function* legacyRows(
  { election, records }: SampleElection,
  parties: readonly string[],
): Generator<string, void> {
  const headings = clearBallotColumns(election.contests)
    .flat()
    .map(({ contest, choice, id }) => {
      const { party } = at(at(election.contests, contest).choices, choice);
      return `Choice_${id}_${parties.indexOf(party) + 1}`;
    });
  yield csvRow(['BallotID', 'PrecinctID', 'BallotStyleID', 'Status', 'Remade', ...headings]);
  const cells = cellWriters(election);
  let number = 10_000;
  for (const record of records()) {
    number += 1;
    yield `AB-001+${number},${record.precinct + 1},${record.ballotStyle + 1},0,0${cells(record)}\r\n`;
  }
}

/** The cells of all contests, each with its comma in front. */
function cellWriters({ contests }: Election): (record: CastVoteRecord) => string {
  const writers = clearBallotColumns(contests).map((columns) =>
    rememberBySelection((selection) =>
      clearBallotCells(columns, selection)
        .map((cell) => `,${cell}`)
        .join(''),
    ),
  );
  return ({ selections }) => writers.map((write, index) => write(selections[index])).join('');
}

function partiesOf({ contests }: Election): string[] {
  return [...new Set(contests.flatMap(({ choices }) => choices.map(({ party }) => party)))];
}
