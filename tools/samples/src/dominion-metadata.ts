import type { CastVoteRecord, Election } from './election.ts';
import { at } from './at.ts';

/** A leading column of a Dominion CSV; `heading` replaces the vendor's word. */
export interface MetadataColumn {
  readonly field: MetadataField;
  readonly heading?: string;
}

type Cell = (record: CastVoteRecord, election: Election, cvrNumber: number) => string;

const imprintedId: Cell = (record, election) =>
  `${at(election.tabulators, record.tabulator).number}-${record.batch}-${record.numberInBatch}`;
const empty: Cell = () => '';

const cells = {
  CvrNumber: (_record, _election, cvrNumber) => String(cvrNumber),
  TabulatorNum: (record, election) => String(at(election.tabulators, record.tabulator).number),
  BatchId: (record) => String(record.batch),
  RecordId: (record) => String(record.numberInBatch),
  ImprintedId: imprintedId,
  CountingGroup: (record, election) =>
    at(election.countingGroups, at(election.tabulators, record.tabulator).countingGroup),
  PrecinctPortion: (record, election) => {
    const { name, externalId } = at(election.precincts, record.precinct);
    return externalId === '' ? name : `${name} (${externalId})`;
  },
  BallotType: (record, election) => at(election.ballotStyles, record.ballotStyle).name,
  ImagePath: empty,
  SessionType: () => 'ScannedVote',
  VoterFlag: empty,
  Modified: () => '0',
  CardInfo: (record) => String(record.card + 1),
  PdfName: empty,
  UniqueVotingIdentifier: imprintedId,
  VotingSessionIdentifier: empty,
} satisfies Record<string, Cell>;

/** The vendor's name of a leading column. */
export type MetadataField = keyof typeof cells;

/** Columns whose cells depend on one attribute of few values, so that their text can be remembered. */
const fewValued: Partial<Record<MetadataField, (record: CastVoteRecord) => number>> = {
  TabulatorNum: (record) => record.tabulator,
  CountingGroup: (record) => record.tabulator,
  PrecinctPortion: (record) => record.precinct,
  BallotType: (record) => record.ballotStyle,
};

/** The eight leading columns of most exports. */
export const classicMetadata: readonly MetadataColumn[] = [
  { field: 'CvrNumber' },
  { field: 'TabulatorNum' },
  { field: 'BatchId' },
  { field: 'RecordId' },
  { field: 'ImprintedId' },
  { field: 'CountingGroup' },
  { field: 'PrecinctPortion' },
  { field: 'BallotType' },
];

/** The sixteen leading columns of the newest layout. */
export const extendedMetadata: readonly MetadataColumn[] = [
  ...classicMetadata,
  { field: 'ImagePath' },
  { field: 'SessionType' },
  { field: 'VoterFlag' },
  { field: 'Modified' },
  { field: 'CardInfo' },
  { field: 'PdfName' },
  { field: 'UniqueVotingIdentifier' },
  { field: 'VotingSessionIdentifier' },
];

/** Gives the finished text of one leading column for each record; `finish` quotes or wraps a cell. */
export function metadataText(
  election: Election,
  field: MetadataField,
  finish: (cell: string) => string,
): (record: CastVoteRecord, cvrNumber: number) => string {
  const cell: Cell = cells[field];
  const keyOf = fewValued[field];
  if (keyOf === undefined) return (record, cvrNumber) => finish(cell(record, election, cvrNumber));
  const known: string[] = [];
  return (record, cvrNumber) =>
    (known[keyOf(record)] ??= finish(cell(record, election, cvrNumber)));
}
