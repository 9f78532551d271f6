import { foldWhiteSpace, pictureMark } from '@crossvote/opening';
import type { ChoiceDefinition, CvrSink } from '../../cvr-sink.ts';
import type { State, StateWords } from '../../words/state-words.ts';
import { blankCell, choiceNamed, type CellMeaning } from './cell-meaning.ts';
import {
  isCandidateCode,
  loosePartsOfName,
  partsOfName,
  withoutCode,
  type CellName,
} from '../../words/parts-of-name.ts';
import { holdsName, joinerIn, splitNames } from './joined-names.ts';
import { alikeKey, type SeenNames } from './seen-names.ts';

/** Most texts of a contest. A column with more holds numbers of ballots or the like, and no votes. */
const textLimit = 4096;

/** What must be looked at before a cell can be understood: the beginning of its file, or all cells of the export. */
export type Look = 'nothing' | 'beginning' | 'all';

/** A choice with the spellings that cells have of it. */
interface Spelled {
  readonly number: number;
  readonly texts: string[];
}

/** A choice found earlier that a cell may name in another spelling. */
interface Found extends CellName {
  readonly text: string;
  readonly spelled: Spelled;
}

/** What the choices of a contest share with the whole export. */
export interface ChoiceContext {
  readonly sink: CvrSink;
  readonly words: StateWords;
  /** The name of the choice that a cell holds as a number. */
  readonly nameOf: (text: string) => string;
  readonly say: ChoiceRemarks;
}

/** Hears what is to be said about names. */
export interface ChoiceRemarks {
  tooMany(): never;
  joined(texts: readonly string[], name: string): void;
  mayBeOne(text: string, other: string): void;
  /** A cell has a word that is not plainly an undervote, an overvote or a write-in. */
  word(text: string, state: State): void;
  /** A name holds what may join several, of which not all are known. */
  mayBeSeveral(text: string): void;
  joinedLate(text: string): void;
}

/** The choices of one contest, as its cells name them. */
export class ContestChoices {
  /** What is known of the texts of cells. */
  readonly known = new Map<string, CellMeaning>();
  /** The names among them, by what they are alike by, and by the same in small letters. */
  private readonly alike = new Map<string, Found[]>();
  private readonly similar = new Map<string, Found[]>();
  private readonly byCode = new Map<string, Found>();
  private readonly spelled: Spelled[] = [];
  private writeIn: Spelled | undefined;
  private textCount = 0;
  /** Cells that hold several names. */
  private readonly joined = new Set<string>();

  /**
   * @param contest - its number in the sink
   * @param seen - texts that were looked at before they are read
   */
  constructor(
    private readonly contest: number,
    private readonly context: ChoiceContext,
    private readonly seen: SeenNames,
  ) {
    this.known.set('', blankCell);
    // Most contests have them sooner or later: known at once, they cost no second reading of a piece.
    for (const word of ['undervote', 'overvote'] as const)
      if (context.words.find(word) === word) this.known.set(word, stateCell(word));
  }

  /**
   * What must be looked at before `meaning()` can tell what texts of one record are.
   *
   * @param looked - what was looked at before
   */
  needs(texts: readonly string[], looked: Look): Look {
    if (looked === 'all') return 'nothing';
    const isKnown = (text: string) =>
      this.known.has(text) || this.context.words.find(text) !== undefined;
    const names = [...new Set(texts)].filter((text) => !isKnown(text));
    const needed = names.map((text) => this.needsOf(text, looked));
    const keys = names.map((text) => alikeKey(loosePartsOfName(text)));
    if (needed.includes('all') || new Set(keys).size < keys.length) return 'all';
    return needed.includes('beginning') ? 'beginning' : 'nothing';
  }

  /** What a text means; a name that is new becomes a choice. */
  meaning(text: string): CellMeaning {
    const known = this.known.get(text);
    if (known) return known;
    const state = this.context.words.find(text);
    if (state !== undefined) return this.keep(text, this.stateOf(text, state));
    const names = joinerIn(text) === 'none' ? undefined : splitNames(text, this.isName);
    if (names) return this.joinedOf(text, names);
    const folded = foldWhiteSpace(text);
    if (folded !== text) return this.keep(text, this.meaning(folded));
    return this.keep(text, {
      choices: [this.choiceOf(text)],
      state: undefined,
      unnamed: undefined,
    });
  }

  /** Says what only all cells show: the spellings of one choice, and names that turned out to be several. */
  finish(): void {
    for (const { texts } of this.spelled)
      if (texts.length > 1) this.context.say.joined(texts, this.definitionOf(texts).name);
    for (const [text, { choices, unnamed }] of this.known)
      if (
        choices.length === 1 &&
        unnamed === undefined &&
        !this.joined.has(text) &&
        splitNames(text, this.isName)
      )
        this.context.say.joinedLate(text);
  }

  private readonly isName = (part: string): boolean => {
    const meaning = this.known.get(part);
    if (meaning) return meaning.choices.length === 1 || meaning.state === 'undervote';
    const state = this.context.words.find(part);
    if (state !== undefined) return state === 'writeIn' || state === 'undervote';
    return this.seen.has(part) && splitNames(part, this.isName) === undefined;
  };

  private needsOf(text: string, looked: Look): Look {
    const joiner = joinerIn(text);
    if (joiner === 'none') return this.needsOfName(text);
    const names = splitNames(text, this.isName);
    if (names) return this.needs(names, looked);
    if (joiner === 'clear' || holdsName(text, this.isName)) return 'all';
    return looked === 'nothing' ? 'beginning' : this.needsOfName(text);
  }

  private needsOfName(text: string): Look {
    const parts = loosePartsOfName(text);
    if (this.sameCode(text)) return 'nothing';
    return (this.alike.get(alikeKey(parts)) ?? []).length > 0 ? 'all' : 'nothing';
  }

  private stateOf(text: string, state: State): CellMeaning {
    const { say } = this.context;
    if (!isPlain(text, state)) say.word(text, state);
    if (state !== 'writeIn') return stateCell(state);
    const line = text === pictureMark ? 'Write-in' : text;
    const spelled = (this.writeIn ??= this.addChoice(line, {
      name: line,
      party: '',
      isWriteIn: true,
    }));
    if (!spelled.texts.includes(line)) {
      spelled.texts.push(line);
      this.amend(spelled.number, { name: 'Write-in', party: '', isWriteIn: true });
    }
    return { choices: [spelled.number], state: undefined, unnamed: spelled.number };
  }

  private joinedOf(text: string, names: readonly string[]): CellMeaning {
    const meanings = names.map((name) => this.meaning(name));
    const choices = meanings.flatMap((meaning) => meaning.choices);
    const state = choices.length === 0 ? 'undervote' : undefined;
    const { unnamed } = meanings.find((meaning) => meaning.unnamed !== undefined) ?? blankCell;
    const meaning: CellMeaning = { choices, state, unnamed };
    if (this.joined.size < textLimit) {
      this.joined.add(text);
      this.known.set(text, meaning);
    }
    return meaning;
  }

  private keep(text: string, meaning: CellMeaning): CellMeaning {
    this.textCount += 1;
    if (this.textCount > textLimit) this.context.say.tooMany();
    this.known.set(text, meaning);
    return meaning;
  }

  private choiceOf(text: string): number {
    if (joinerIn(text) === 'clear' || holdsName(text, this.isName))
      this.context.say.mayBeSeveral(text);
    const found = this.sameChoice(text);
    const spelled = found ?? this.addChoice(text, this.definitionOf([text]));
    if (!found) this.spelled.push(spelled);
    const parts = loosePartsOfName(text);
    const entry: Found = { ...parts, text, spelled };
    const { code } = partsOfName(text);
    if (code !== '' && !this.byCode.has(code)) this.byCode.set(code, entry);
    append(this.alike, alikeKey(parts), entry);
    append(this.similar, alikeKey(parts).toLowerCase(), entry);
    if (found) this.addSpelling(found, text);
    return spelled.number;
  }

  /** The choice of which a text is surely another spelling; what may be one is said. */
  private sameChoice(text: string): Spelled | undefined {
    const parts = loosePartsOfName(text);
    const key = alikeKey(parts);
    const alike = this.alike.get(key) ?? [];
    const isOne = this.seen.has(text) && this.seen.areOne(parts);
    const same = this.sameCode(text) ?? (isOne ? alike[0] : undefined);
    if (same) return same.spelled;
    const similar = this.similar.get(key.toLowerCase())?.find((other) => mayBeOne(parts, other));
    if (similar) this.context.say.mayBeOne(similar.text, text);
    return undefined;
  }

  private sameCode(text: string): Found | undefined {
    const { code, bare } = partsOfName(text);
    const same = this.byCode.get(code);
    // A number alone may be that of a measure, which all of its answers share.
    const isSame = same && (isCandidateCode(code) || partsOfName(same.text).bare === bare);
    return isSame ? same : undefined;
  }

  private addSpelling({ number, texts }: Spelled, text: string): void {
    texts.push(text);
    this.amend(number, this.definitionOf(texts));
  }

  /** One name for all spellings: without a code, and with all the white space that any has. */
  private definitionOf(texts: readonly string[]): ChoiceDefinition {
    const [first = '', ...others] = texts;
    const definition = choiceNamed(first);
    if (others.length === 0) return { ...definition, name: this.context.nameOf(first) };
    const blanks = (name: string) => name.split(' ').length;
    const names = texts.map(withoutCode);
    const name = names.reduce((best, other) => (blanks(other) > blanks(best) ? other : best));
    const parts = texts.map(loosePartsOfName);
    const party = parts.find((part) => part.party !== '')?.party ?? '';
    const code = parts.find((part) => part.code !== '')?.code;
    return { ...definition, name, party, ...(code === undefined ? {} : { code }) };
  }

  private addChoice(text: string, definition: ChoiceDefinition): Spelled {
    return { number: this.context.sink.addChoice(this.contest, definition), texts: [text] };
  }

  private amend(number: number, definition: ChoiceDefinition): void {
    this.context.sink.amendChoice(this.contest, number, definition);
  }
}

function append(map: Map<string, Found[]>, key: string, entry: Found): void {
  const entries = map.get(key);
  if (entries) entries.push(entry);
  else map.set(key, [entry]);
}

function stateCell(state: Exclude<State, 'writeIn'>): CellMeaning {
  return { choices: [], state, unnamed: undefined };
}

/** Whether a word needs no explanation. */
function isPlain(text: string, state: State): boolean {
  if (state === 'blank' || text === pictureMark) return text === '' || text === pictureMark;
  return /^(?:under|over)[\s-]?vote$|^write[\s-]*in\s*:?$/iu.test(text);
}

/** Two parties are two lines of one candidate, and two codes are two candidates of one name. */
function mayBeOne(one: CellName, other: CellName): boolean {
  const differs = (a: string, b: string) => a !== '' && b !== '' && a !== b;
  return !differs(one.party, other.party) && !differs(one.code, other.code);
}
