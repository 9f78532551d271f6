import { at } from './at.ts';
import { type CdfObject, type CdfValue, cdfDefinitions } from './cdf-definitions.ts';
import { type CdfDialect, cdfContest, cdfRecord } from './cdf-records.ts';
import type { SampleElection } from './election.ts';
import { rememberBySelection } from './remember-selection.ts';
import { type SampleFile, inChunks } from './sample-file.ts';
import { xmlText } from './xml-text.ts';

const stated: CdfDialect = { allocable: 'stated' };
const root = '"@type":"CVR.CastVoteRecordReport"';

/** Writes an election as the NIST common data format in JSON, records first. */
export function* writeNistCdfJson(sample: SampleElection): Generator<SampleFile, void> {
  yield { name: 'cvr.json', chunks: inChunks(jsonText(sample)) };
}

/** Writes an election as the NIST common data format in XML. */
export function* writeNistCdfXml(sample: SampleElection): Generator<SampleFile, void> {
  const namespace = 'http://itl.nist.gov/ns/voting/1500-103/v1';
  yield { name: 'cvr.xml', chunks: inChunks(reportText(sample, namespace, stated)) };
}

/** Writes an election as Unisyn does: the draft of the format, which states no overvote. */
export function* writeUnisyn(sample: SampleElection): Generator<SampleFile, void> {
  const namespace = 'NIST_V0_cast_vote_records.xsd';
  const unknown: CdfDialect = { allocable: 'unknown' };
  yield { name: '101-UNIOVS2103.xml', chunks: inChunks(reportText(sample, namespace, unknown)) };
}

function* jsonText(sample: SampleElection): Generator<string, void> {
  let between = '{"CVR":[';
  for (const record of recordObjects(sample, stated)) {
    yield between + JSON.stringify(record);
    between = ',\n';
  }
  const definitions = JSON.stringify(cdfDefinitions(sample.election));
  yield `${between === ',\n' ? '' : between}],${definitions.slice(1, -1)},${root}}`;
}

function* reportText(
  sample: SampleElection,
  namespace: string,
  dialect: CdfDialect,
): Generator<string, void> {
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<CastVoteRecordReport xmlns="${namespace}" ${xsi}>\n`;
  for (const record of recordObjects(sample, dialect)) yield `${elementText('CVR', record)}\n`;
  for (const [name, value] of Object.entries(cdfDefinitions(sample.election))) {
    yield `${elementText(name, value)}\n`;
  }
  yield '</CastVoteRecordReport>\n';
}

function* recordObjects(
  { election, records }: SampleElection,
  dialect: CdfDialect,
): Generator<CdfObject, void> {
  const writers = election.contests.map((contest, index) =>
    rememberBySelection((selection) =>
      selection === undefined ? [] : [cdfContest(contest, index, selection, dialect)],
    ),
  );
  let number = 0;
  for (const record of records()) {
    number += 1;
    const contests = record.selections.flatMap((selection, index) => at(writers, index)(selection));
    yield cdfRecord(election, record, number, contests);
  }
}

/** A field as an element; lists as one for each item, identifiers as attributes. */
function elementText(name: string, value: CdfValue): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((item) => elementText(name, item)).join('');
  if (typeof value !== 'object') return `<${name}>${xmlText(String(value))}</${name}>`;
  const { '@type': type, '@id': id, ...fields } = value;
  const kind = typeof type === 'string' ? type.replace('CVR.', '') : name;
  // What an element of several kinds is stands in an attribute.
  const kindText = kind === name ? '' : ` xsi:type="${kind}"`;
  const idText = typeof id !== 'string' ? '' : ` ObjectId="${xmlText(id)}"`;
  const inner = Object.entries(fields).map(([field, item]) => elementText(field, item));
  return `<${name}${kindText}${idText}>${inner.join('')}</${name}>`;
}

function isList(value: CdfValue): value is readonly CdfValue[] {
  return Array.isArray(value);
}
