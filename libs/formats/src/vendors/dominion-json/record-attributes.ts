import { foldWhiteSpace } from '@crossvote/opening';
import { attributeKinds, type AttributeKind, type CvrSink } from '../../cvr-sink.ts';
import { identifierOf, RefusedRecord, type JsonObject } from './json-values.ts';
import type { SideFile } from './file-kind.ts';
import type { Manifests } from './manifests.ts';
import { AttributeCodes } from '../../records/block-codes.ts';

/** Longest value of an attribute, in bytes. It limits the memory that a hostile file can take. */
const valueLimit = 255;

/** Values of one record, in the order of {@link attributeKinds}; empty where there is none. */
export type AttributeValues = readonly string[];

/** Names the attributes of records and hands them to the sink. */
export class RecordAttributes {
  private readonly codes: AttributeCodes;

  constructor(
    private readonly manifests: Manifests,
    sink: CvrSink,
  ) {
    this.codes = new AttributeCodes(sink);
  }

  /** @throws RefusedRecord when an identifier is neither number nor text, or too long */
  read(session: JsonObject, snapshot: JsonObject): AttributeValues {
    const values: Record<AttributeKind, string> = {
      precinct: this.precinct(snapshot),
      ballotStyle: this.named('ballotType', snapshot, 'BallotTypeId', 'Ballot type'),
      countingGroup: this.named('countingGroup', session, 'CountingGroupId', 'Counting group'),
      tabulator: identifierOf(session, 'TabulatorId'),
      batch: identifierOf(session, 'BatchId'),
      // In this format only marks have a party, not ballots.
      party: '',
    };
    return attributeKinds.map((kind) => checked(foldWhiteSpace(values[kind])));
  }

  store(values: AttributeValues): void {
    values.forEach((value, kind) => {
      this.codes.set(kind, value);
    });
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    this.codes.forget();
  }

  /** A portion belongs to a precinct. Old versions have only portions. */
  private precinct(snapshot: JsonObject): string {
    const precinct = this.manifests.field(
      'precinctPortion',
      snapshot.PrecinctPortionId,
      'PrecinctId',
    );
    const name = this.manifests.nameOf('precinct', precinct);
    return name || this.named('precinctPortion', snapshot, 'PrecinctPortionId', 'Precinct portion');
  }

  private named(kind: SideFile, parent: JsonObject, key: string, word: string): string {
    const id = identifierOf(parent, key);
    return id === '' ? '' : this.manifests.nameOf(kind, parent[key]) || `${word} ${id}`;
  }
}

function checked(value: string): string {
  if (value.length * 3 <= valueLimit || Buffer.byteLength(value) <= valueLimit) return value;
  throw new RefusedRecord(
    'value_too_long',
    `a name or an identifier is longer than ${valueLimit} bytes`,
  );
}
