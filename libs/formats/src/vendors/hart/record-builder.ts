import type { XmlHandlers } from '@crossvote/opening';
import {
  contestPaths,
  ElementFields,
  emptyPaths,
  idleAttributes,
  knownPaths,
  optionPaths,
  recordPaths,
} from './element-fields.ts';
import {
  contestKey,
  optionKey,
  type HartContest,
  type HartOption,
  type HartRecord,
} from './hart-record.ts';
import { FieldProblem, readContest, readOption, readRecord } from './read-fields.ts';

const rootName = 'Cvr';
const contestPath = 'Contests/Contest';
const optionPath = `${contestPath}/Options/Option`;

/** Most options of one record. A ballot has a few hundred. */
const optionLimit = 20_000;
const contestLimit = 5000;

/** The file is XML of another kind: a signature, a log. */
export class OtherRoot extends Error {}

/** Builds a record from the elements of its file. Throws FieldProblem where they are not a record. */
export class RecordBuilder implements XmlHandlers {
  record: HartRecord | undefined;
  /** The contests so far. */
  readonly contests: HartContest[] = [];
  /** Line of the current element. */
  line = 1;

  /** Paths below the root of the open elements. */
  private readonly paths: string[] = [];
  private readonly fields = new ElementFields(recordPaths);
  private readonly contestKeys = new Set<string>();
  private contest = new ElementFields(contestPaths);
  private option = new ElementFields(optionPaths);
  private options: HartOption[] = [];
  private optionKeys = new Set<string>();
  private optionCount = 0;
  /** Unknown parts so far: of the current contest, where one is open. */
  private unknown: string[] = [];
  private readonly unknownOfRecord: string[] = this.unknown;
  /** Whether each open element counts as missing. */
  private readonly nils: boolean[] = [];

  open(name: string, attributes: ReadonlyMap<string, string>, line: number): void {
    this.line = line;
    const parent = this.paths.at(-1);
    if (parent === undefined && name !== rootName) throw new OtherRoot();
    const path = parent === undefined ? '' : parent === '' ? name : `${parent}/${name}`;
    this.paths.push(path);
    this.nils.push(attributes.get('nil') === 'true');
    this.checkPlace(name, path);
    if (path === contestPath) {
      this.unknown = [];
      this.contest = new ElementFields(contestPaths);
      this.options = [];
      this.optionKeys = new Set();
    } else if (path === optionPath) this.option = new ElementFields(optionPaths);
    this.noteUnknown(path, parent, attributes);
  }

  close(_name: string, text: string, line: number): void {
    this.line = line;
    const path = this.paths.pop() ?? '';
    const isNil = this.nils.pop() === true;
    if (emptyPaths.has(path) && text.trim() !== '') this.unknown.push(path);
    if (path === '') this.record = readRecord(this.fields, this.contests, this.unknownOfRecord);
    else if (path === optionPath) this.addOption(readOption(this.option));
    else if (path === contestPath) {
      this.addContest(readContest(this.contest, this.options, this.unknown));
      this.unknown = this.unknownOfRecord;
    } else if (!isNil) this.addField(path, text);
  }

  /** A contest in place of its elements. */
  addWhole(contest: HartContest): void {
    this.checkPlace('Contest', `${this.paths.at(-1) ?? ''}/Contest`);
    this.countOptions(contest.options.length);
    this.addContest(contest);
  }

  /** The content of an unknown element is not listed separately. */
  private noteUnknown(
    path: string,
    parent: string | undefined,
    attributes: ReadonlyMap<string, string>,
  ): void {
    const isKnown = knownPaths.has(path) || emptyPaths.has(path);
    if (!isKnown && knownPaths.has(parent ?? '')) this.unknown.push(path);
    if (!isKnown && emptyPaths.has(parent ?? '')) this.unknown.push(path);
    if (!isKnown || attributes.size === 0) return;
    for (const name of attributes.keys())
      if (!idleAttributes.has(name)) this.unknown.push(`${path}/@${name}`);
  }

  /** If an end tag is missing, a contest would be lost as a part of another element. */
  private checkPlace(name: string, path: string): void {
    const isMisplaced =
      (name === 'Contest' && path !== contestPath) || (name === 'Option' && path !== optionPath);
    if (isMisplaced)
      throw new FieldProblem('element_misplaced', `has an element ${name} where none belongs`);
  }

  private addField(path: string, text: string): void {
    const [fields, above] = path.startsWith(`${optionPath}/`)
      ? [this.option, optionPath.length + 1]
      : path.startsWith(`${contestPath}/`)
        ? [this.contest, contestPath.length + 1]
        : [this.fields, 0];
    if (!fields.set(path.slice(above), text))
      throw new FieldProblem('element_repeated', `has the element ${path} twice`);
  }

  private addOption(option: HartOption): void {
    this.countOptions(1);
    const key = optionKey(option);
    if (!option.isWriteIn && this.optionKeys.has(key))
      throw new FieldProblem('choice_repeated', 'lists an option of a contest twice');
    this.optionKeys.add(key);
    this.options.push(option);
  }

  private countOptions(count: number): void {
    this.optionCount += count;
    if (this.optionCount > optionLimit)
      throw new FieldProblem('record_too_large', `has more than ${optionLimit} options`);
  }

  private addContest(contest: HartContest): void {
    const key = contestKey(contest);
    if (this.contestKeys.has(key))
      throw new FieldProblem('contest_repeated', 'has a contest twice');
    if (this.contests.length >= contestLimit)
      throw new FieldProblem('record_too_large', `has more than ${contestLimit} contests`);
    this.contestKeys.add(key);
    this.contests.push(contest);
  }
}
