import { CdfDefinitions } from './cdf-definitions.ts';
import { cdfContest } from './cdf-contest.ts';
import { cdfIds, tabulatorId } from './cdf-ids.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { ExportedBlock } from './exported-block.ts';
import { textChunks } from './text-chunks.ts';
import type { LossReport, WritingOptions } from './writing-options.ts';

/** Places of the attributes in their list. */
const [precinct, ballotStyle, countingGroup, tabulator, batch, party] = [0, 1, 2, 3, 4, 5];

/** A report of NIST SP 1500-103, version 1, as JSON; a line for each record. */
export function writeCdfJson(
  dataset: ExportedDataset,
  { onLoss }: Pick<WritingOptions, 'onLoss'>,
): AsyncGenerator<Uint8Array> {
  return textChunks(reportParts(dataset, onLoss));
}

async function* reportParts(
  dataset: ExportedDataset,
  onLoss: LossReport,
): AsyncGenerator<Iterable<string>> {
  const definitions = new CdfDefinitions(dataset);
  tellLosses(dataset, onLoss);
  yield ['{\n', ...definitions.head(new Date()), '"CVR":['];
  for await (const block of dataset.blocks()) {
    if (block.attributes[countingGroup])
      onLoss('counting groups are left out: the format has no place for them');
    yield blockRecords(dataset, block, definitions);
  }
  yield ['\n],\n', ...definitions.tail(), '}\n'];
}

function tellLosses({ contests }: ExportedDataset, onLoss: LossReport): void {
  const sum = (count: (contest: ExportedDataset['contests'][number]) => number) =>
    contests.reduce((total, contest) => total + count(contest), 0);
  const redacted = sum(({ redactedRecords }) => redactedRecords);
  if (redacted > 0)
    onLoss(
      `redacted contests (${redacted} on all records together) are written with OtherStatus "redacted": other programs may take them as left blank`,
    );
  if (sum(({ choices }) => choices.reduce((votes, choice) => votes + choice.aggregateVotes, 0)) > 0)
    onLoss('votes of aggregate rows are left out: the format knows records only');
  if (sum(({ choices }) => (choices.length === 0 ? 1 : 0)) > 0)
    onLoss('contests without a choice are given one without a name: the format demands it');
}

function* blockRecords(
  { contests }: ExportedDataset,
  { firstRecord, recordCount, marks, attributes }: ExportedBlock,
  definitions: CdfDefinitions,
): Generator<string> {
  const written = contests.map((contest, place) => {
    const column = marks[place];
    const texts = (column?.entries ?? []).map((selection) =>
      JSON.stringify(cdfContest(selection, contest, place)),
    );
    return { codes: column?.codes, texts: ['', ...texts] };
  });
  for (let row = 0; row < recordCount; row += 1) {
    const number = firstRecord + row;
    const present = written.map(({ codes, texts }) => texts[codes?.[row] ?? 0] ?? '');
    const valueOf = (place: number) => {
      const column = attributes[place];
      return column?.entries[(column.codes[row] ?? 0) - 1] ?? '';
    };
    const head = JSON.stringify(recordHead(number, valueOf, definitions)).slice(0, -1);
    const snapshot = `{"@id":"${cdfIds.snapshot(number)}","@type":"CVR.CVRSnapshot","Type":"interpreted","CVRContest":[${present.filter((text) => text !== '').join()}]}`;
    yield `${number === 1 ? '' : ','}\n${head},"CVRSnapshot":[${snapshot}]}`;
  }
}

function recordHead(
  number: number,
  valueOf: (attribute: number) => string,
  definitions: CdfDefinitions,
): Readonly<Record<string, unknown>> {
  const unit = valueOf(precinct);
  const device = valueOf(tabulator);
  const ofParty = valueOf(party);
  const text = (name: string, value: string) => (value === '' ? {} : { [name]: value });
  return {
    '@type': 'CVR.CVR',
    UniqueId: String(number),
    ElectionId: cdfIds.election,
    ...text('BallotStyleId', valueOf(ballotStyle)),
    ...(unit === '' ? {} : { BallotStyleUnitId: definitions.unitId(unit) }),
    ...text('BatchId', valueOf(batch)),
    ...(device === '' ? {} : { CreatingDeviceId: definitions.deviceId(tabulatorId(device)) }),
    ...(ofParty === '' ? {} : { PartyIds: [definitions.partyId(ofParty)] }),
    CurrentSnapshotId: cdfIds.snapshot(number),
  };
}
