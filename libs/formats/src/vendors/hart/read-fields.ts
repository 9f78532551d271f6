import { foldWhiteSpace, detachedText, quoteValue } from '@crossvote/opening';
import type { ElementFields } from './element-fields.ts';
import type { HartContest, HartOption, HartRecord } from './hart-record.ts';

/** Longest name, in characters, and longest value of an attribute, in bytes. They limit the memory. */
const nameLimit = 2000;
const attributeLimit = 255;
/** Most votes or ranks of a contest. */
const voteLimit = 255;

/** A problem of a record. The message does not name the place. */
export class FieldProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Elements with which the system voids a contest of a party that the voter has not chosen. */
const voidingElements = ['NoVote', 'InvalidVote', 'InvalidStraightPartyVote'];

/** @throws FieldProblem where the elements are not an option */
export function readOption(fields: ElementFields): HartOption {
  const isWriteIn = fields.has('WriteInData');
  const status = fields.text('WriteInData/WriteInDataStatus').toLowerCase();
  if (!['', 'unresolved', 'resolved', 'rejected'].includes(status))
    throw new FieldProblem(
      'unknown_write_in_status',
      `has the write-in status ${quoteValue(status)}`,
    );
  // The text that a voter wrote may name the voter. So it is used only where the office has resolved it.
  const resolved = status === 'resolved' ? fields.text('WriteInData/Text') : '';
  const name = readName(resolved === '' ? fields.text('Name') : resolved);
  if (name === '' && !isWriteIn)
    throw new FieldProblem(
      'choice_without_name',
      'has an option without a name that is no write-in',
    );
  const value = fields.text('Value');
  if (!/^[01]+$/.test(value) || value.length > voteLimit)
    throw new FieldProblem(
      'unknown_mark',
      `has the mark ${quoteValue(value)}; only 1 and 0 are marks, one for each rank`,
    );
  const ranks = Array.from(value).flatMap((digit, place) => (digit === '1' ? [place + 1] : []));
  const id = readName(fields.text('Id'));
  return { id, name, isWriteIn, isRejected: status === 'rejected', ranks, rankCount: value.length };
}

/** @throws FieldProblem where the elements are not a contest */
export function readContest(
  fields: ElementFields,
  options: readonly HartOption[],
  unknown: readonly string[],
): HartContest {
  const name = readName(fields.text('Name'));
  if (name === '') throw new FieldProblem('contest_without_name', 'has a contest without a name');
  const undervotes = fields.text('Undervotes');
  if (!/^\d{0,3}$/.test(undervotes) || Number(undervotes) > voteLimit)
    throw new FieldProblem(
      'unknown_undervotes',
      `${quoteValue(name)} has ${quoteValue(undervotes)} unused votes; that is no number up to ${voteLimit}`,
    );
  return {
    id: readName(fields.text('Id')),
    name,
    options,
    undervotes: Number(undervotes),
    isOvervoted: fields.flag('Overvoted'),
    voidedBy: voidingElements.find((element) => fields.flag(element)) ?? '',
    unknown,
  };
}

/** @throws FieldProblem where the elements are not a record */
export function readRecord(
  fields: ElementFields,
  contests: readonly HartContest[],
  unknown: readonly string[],
): HartRecord {
  if (!fields.has('Contests')) throw new FieldProblem('no_contests', 'has no element Contests');
  const sheet = fields.text('SheetNumber');
  return {
    contests,
    sheet: /^\d{1,3}$/.test(sheet) ? Number(sheet) : 0,
    isElectronic: fields.flag('IsElectronic'),
    precinct: readAttribute(fields, 'PrecinctSplit/Name'),
    party: readAttribute(fields, 'Party/Name'),
    batch: readAttribute(fields, 'BatchNumber'),
    device: readAttribute(fields, 'DeviceSerialNumber'),
    guid: readAttribute(fields, 'CvrGuid').toLowerCase(),
    unknown,
  };
}

function readName(text: string): string {
  const name = foldWhiteSpace(text);
  if (name.length <= nameLimit) return detachedText(name);
  throw new FieldProblem('name_too_long', `has a name of more than ${nameLimit} characters`);
}

function readAttribute(fields: ElementFields, path: string): string {
  const value = foldWhiteSpace(fields.text(path));
  if (Buffer.byteLength(value) <= attributeLimit) return detachedText(value);
  throw new FieldProblem('value_too_long', `has a ${path} of more than ${attributeLimit} bytes`);
}
