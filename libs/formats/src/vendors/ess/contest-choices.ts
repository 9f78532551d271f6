import { foldWhiteSpace, pictureMark } from '@crossvote/opening';
import { loosePartsOfName } from '../../words/parts-of-name.ts';
import type { State, StateWords } from '../../words/state-words.ts';
import { blankCell, type CellMeaning } from './cell-meaning.ts';
import { ChoiceSpellings, type SpellingContext, type SpellingRemarks } from './choice-spellings.ts';
import { holdsName, joinerIn, splitNames } from './joined-names.ts';
import { alikeKey, type SeenNames } from './seen-names.ts';

/** Most texts of a contest. A column with more holds no votes, but numbers of ballots or the like. */
const textLimit = 4096;

/** What must be read before a cell can be understood: the beginning of its file, or all cells of the export. */
export type Look = 'nothing' | 'beginning' | 'all';

/** What the choices of all contests share. */
export interface ChoiceContext extends SpellingContext {
  readonly words: StateWords;
  readonly say: ChoiceRemarks;
}

/** Called for what a person must know about names. */
export interface ChoiceRemarks extends SpellingRemarks {
  tooMany(): never;
  /** A cell has a word that does not clearly mean an undervote, an overvote or a write-in. */
  word(text: string, state: State): void;
  /** A name contains what may be a separator between names, but not all parts are known names. */
  mayBeSeveral(text: string): void;
  joinedLate(text: string): void;
}

/** The choices of one contest, as its cells name them. */
export class ContestChoices {
  /** Known meanings of texts of cells. */
  readonly known = new Map<string, CellMeaning>();
  private readonly spellings: ChoiceSpellings;
  private textCount = 0;
  /** Cells that hold several names. */
  private readonly joined = new Set<string>();

  /**
   * @param contest - its number in the sink
   * @param seen - texts that were looked at before they are read
   */
  constructor(
    contest: number,
    private readonly context: ChoiceContext,
    private readonly seen: SeenNames,
  ) {
    this.spellings = new ChoiceSpellings(contest, context, seen);
    this.known.set('', blankCell);
    // Most contests get these words sooner or later. If they are known from the start, no piece is read twice for them.
    for (const word of ['undervote', 'overvote'] as const)
      if (context.words.find(word) === word) this.known.set(word, stateCell(word));
  }

  /**
   * What must be read before `meaning()` can be asked for the texts of one record.
   *
   * @param looked - what was read already
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

  /** Reports what is known only after all cells: the spellings of a choice, and names that turned out to be several. */
  finish(): void {
    this.spellings.finish();
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
    return this.spellings.isUnclear(text) ? 'all' : 'nothing';
  }

  private stateOf(text: string, state: State): CellMeaning {
    const { say } = this.context;
    if (!isPlain(text, state)) say.word(text, state);
    if (state !== 'writeIn') return stateCell(state);
    const writeIn = this.spellings.writeInOf(text === pictureMark ? 'Write-in' : text);
    return { choices: [writeIn], state: undefined, unnamed: writeIn };
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
    return this.spellings.choiceOf(text);
  }
}

function stateCell(state: Exclude<State, 'writeIn'>): CellMeaning {
  return { choices: [], state, unnamed: undefined };
}

/** Whether a word needs no explanation. */
function isPlain(text: string, state: State): boolean {
  if (state === 'blank' || text === pictureMark) return text === '' || text === pictureMark;
  return /^(?:under|over)[\s-]?vote$|^write[\s-]*in\s*:?$/iu.test(text);
}
