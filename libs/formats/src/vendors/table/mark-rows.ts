import {
  type CellScanner,
  FileError,
  foldWhiteSpace,
  type Place,
  quoteValue,
} from '@crossvote/opening';
import type { MarkPlan, TablePlan } from '../../columns/table-plan.ts';
import { attributeKinds } from '../../cvr-sink.ts';
import { KeySet } from '../../records/key-set.ts';
import { type CellTexts, isTooLong, valueLimit } from './cell-texts.ts';
import { unreadable, type TableRecord, type TableVote, type VoteKind } from './table-record.ts';
import type { VoteWords } from './vote-words.ts';

/** A ballot has a row a choice, of some hundred contests. */
const rowLimit = 100_000;
/** Beside the usual words: what tables of marks have where nothing was marked. */
const undervoteWord = /^(?:0|none)?$/i;

/** Makes records of rows that are a mark each. The rows of a record stand together. */
export class MarkRows {
  private readonly seen = new KeySet();
  private readonly kinds = new Map<string, VoteKind>();
  private open: OpenRecord | undefined;

  constructor(
    private readonly plan: TablePlan,
    private readonly mark: MarkPlan,
    private readonly texts: CellTexts,
    private readonly words: VoteWords,
  ) {}

  /**
   * Takes a row.
   *
   * @returns the record that ended before it
   * @throws FileError where it cannot be read: nobody can tell what its record holds
   */
  row(cells: CellScanner, place: Place): TableRecord | undefined {
    const name = this.nameIn(cells, place);
    const isNext = !this.open || this.open.name.some((part, at) => part !== name[at]);
    const ended = isNext ? this.finish() : undefined;
    this.open ??= new OpenRecord(name, this.attributes(cells, place), place);
    this.open.add(this.contestIn(cells, place), this.vote(cells, place), place);
    if (!isNext) this.open.compare(this.attributes(cells, place));
    return ended;
  }

  /** @returns the record that ends with the table */
  finish(): TableRecord | undefined {
    const { open } = this;
    this.open = undefined;
    if (!open) return undefined;
    for (const part of open.name) {
      const bytes = Buffer.from(part);
      this.seen.feed(bytes, 0, bytes.length);
    }
    if (this.seen.add()) return open.record();
    throw new FileError(
      'record_scattered',
      'these rows are of a record that had rows before: the rows of a record must stand together; sort the file by the column that numbers the records',
      open.place,
    );
  }

  /** The parts of a record's name; the last is its number. Numbers do not repeat: none is remembered. */
  private nameIn(cells: CellScanner, place: Place): string[] {
    const { record } = this.plan;
    const name = record.map((column) => short(foldWhiteSpace(cells.text(column)), column, place));
    if (name.at(-1) === '') throw unreadable('names no record', place);
    return name;
  }

  private attributes(cells: CellScanner, place: Place): string[] {
    return this.plan.attributes.map((columns) =>
      short(this.texts.joined(cells, columns), columns[0] ?? 0, place),
    );
  }

  private contestIn(cells: CellScanner, place: Place): string {
    const contest = this.texts.joined(cells, this.mark.contest);
    if (contest === '') throw unreadable('names no contest', place);
    return contest;
  }

  private vote(cells: CellScanner, place: Place): TableVote {
    const { mark, texts, words } = this;
    const text = texts.joined(cells, mark.choice);
    const kind = this.kindOf(text);
    return {
      kind: this.isCounted(cells, place) ? kind : notCounted(kind),
      choice: words.choiceOf(text),
      rank: numberOf(texts.of(cells, mark.rank), 'the rank', mark.rank, place),
      voteFor: numberOf(texts.of(cells, mark.voteFor), 'the vote-for number', mark.voteFor, place),
      code: texts.of(cells, mark.id),
      party: kind === 'vote' ? texts.of(cells, mark.party) : '',
    };
  }

  private kindOf(text: string): VoteKind {
    const state = this.words.stateOf(text);
    if (state === 'overvote' || state === 'redacted') return state;
    if (state === 'undervote' || state === 'blank') return 'undervote';
    return undervoteWord.test(text) ? 'undervote' : 'vote';
  }

  private isCounted(cells: CellScanner, place: Place): boolean {
    const { counts } = this.mark;
    if (counts === -1) return true;
    const text = this.texts.of(cells, counts);
    const isMarked = text === '' ? false : this.words.markOf(text);
    if (isMarked !== undefined) return isMarked;
    throw unreadable(
      `says ${quoteValue(text)} where it says whether it counts; only 1, 0, true and false are known`,
      { ...place, column: counts + 1 },
    );
  }
}

/** What a row says that itself says that it does not count. */
function notCounted(kind: VoteKind): VoteKind {
  if (kind === 'vote') return 'noVote';
  if (kind === 'undervote') return 'noUndervote';
  return kind === 'overvote' ? 'noOvervote' : kind;
}

/** 0 where the cell is empty, or holds what programs write for that. */
function numberOf(text: string, what: string, column: number, place: Place): number {
  const [, digits] = /^(\d{1,3})(?:\.0+)?$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  if (/^(?:|nan|NaN|NA|<NA>)$/.test(text)) return 0;
  throw unreadable(`has ${what} ${quoteValue(text)}`, { ...place, column: column + 1 });
}

function short(text: string, column: number, place: Place): string {
  if (!isTooLong(text)) return text;
  throw unreadable(`has a cell longer than ${valueLimit} bytes`, { ...place, column: column + 1 });
}

/** A record of which rows may follow. */
class OpenRecord {
  private readonly votes = new Map<string, TableVote[]>();
  private rows = 0;
  /** Attribute in which its rows differ. */
  private differing = -1;

  constructor(
    readonly name: readonly string[],
    private readonly attributes: readonly string[],
    public place: Place,
  ) {}

  add(contest: string, vote: TableVote, place: Place): void {
    this.rows += 1;
    if (this.rows > rowLimit)
      throw unreadable(`is one of more than ${rowLimit} of one record`, place);
    const votes = this.votes.get(contest);
    if (votes) votes.push(vote);
    else this.votes.set(contest, [vote]);
    this.place = { ...this.place, endLine: place.endLine ?? place.line ?? 0 };
  }

  compare(attributes: readonly string[]): void {
    if (this.differing === -1)
      this.differing = attributes.findIndex((value, kind) => value !== this.attributes[kind]);
  }

  record(): TableRecord {
    const { votes, attributes, name, place, differing } = this;
    const problem = differing === -1 ? undefined : contradiction(attributeKinds[differing] ?? '');
    return { votes, attributes, name, place, weight: 1, problem };
  }
}

const contradiction = (attribute: string) => ({
  code: 'record_contradicts',
  message: `the rows of the record differ in ${attribute}: perhaps two ballots of one number`,
});
