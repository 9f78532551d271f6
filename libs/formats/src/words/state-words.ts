import { foldWhiteSpace, pictureMark } from '@crossvote/opening';

/** What a word in the place of a name or mark says. `blank` stands for an empty cell: the contest is not on the record. */
export type State = 'undervote' | 'overvote' | 'writeIn' | 'redacted' | 'blank';

/** What a person may say that a word means: a state, or that it is the name of a choice all the same. */
export type LabelMeaning = State | 'choice';

/** The states as messages call them. */
export const stateNames: Readonly<Record<State, string>> = {
  undervote: 'undervotes',
  overvote: 'overvotes',
  writeIn: 'write-ins without a name',
  redacted: 'redacted',
  blank: 'empty: not on the ballot',
};

/** By the letters and digits of the word, in lower case. */
const usual: ReadonlyMap<string, State> = new Map([
  ...['undervote', 'undervotes', 'undervoted', 'uv', 'novote', 'noselection', 'nochoice'].map(
    (word) => [word, 'undervote'] as const,
  ),
  ...['skip', 'skipped', 'skippedrank', 'skippedranking', 'blank', 'blankvote', 'blankrank'].map(
    (word) => [word, 'undervote'] as const,
  ),
  ...['overvote', 'overvotes', 'overvoted', 'ov'].map((word) => [word, 'overvote'] as const),
  ...['redacted', 'masked', 'suppressed', 'withheld'].map((word) => [word, 'redacted'] as const),
  ['uwi', 'writeIn'],
]);

const writeInLine =
  /^(?:(?:un(?:certified|qualified|resolved|declared|named|assigned|registered|determined)|other)[\s_-]*)?write[\s_-]*ins?\s*:?$/iu;
/** What may be masked, and what a phrase says of it; `Redacted Jones` and `Masked Man` are names. */
const masked =
  '(?:(?:votes?|ballots?|choices?|selections?|contests?|results?)(?:\\s+(?:is|are|was|were))?\\s+)?(?:redacted|masked|suppressed|withheld)';
const reason = '(?:for|to|due|because|per|by|in|under|as|pursuant)\\s+\\S.*';
const aboutVotes =
  '\\W(?:.*\\W)?(?:privacy|secrecy|confidential(?:ity)?|voters?|votes?|ballots?|selections?)(?:\\W.*)?';
/** What no name goes on with: a number, a sign of comparison, a bracket, a dash that stands free. */
const aside = '(?:\\s*[:(<>=≤≥\\[/]|\\s+[-–—]\\s|\\s+\\d).*';
/** `Redacted for voter privacy`, `Vote masked - secrecy`, `REDACTED BALLOT`, `Suppressed <10`. */
const maskingPhrase = new RegExp(`^${masked}(?:\\s+${reason}|${aboutVotes}|${aside})?$`, 'iu');
/** What data-frame programs write for an empty cell, exactly so: `Na` is a name. */
const emptyOfDataFrames = /^(?:nan|NaN|NA|<NA>)$/u;

/** Words that may be states: each is read as the name of a choice, unless a person says what it means. */
const doubtful =
  /^(?:\W*|none|null|nil|n\/?a|exhausted|invalid|void|spoiled|rejected|abstain(?:ed|s)?|abstention|no answer|wi|unknown|x)$/iu;
const holdsState =
  /\b(?:under[\s-]?vot(?:e[sd]?|ing)|over[\s-]?vot(?:e[sd]?|ing)|skipped|exhausted|redacted|masked|suppressed|withheld)\b/iu;

/** What tells a word from others: its letters and digits in lower case, or all of it where it has none. */
export function keyOfWord(text: string): string {
  const folded = foldWhiteSpace(text).toLowerCase();
  return folded.replace(/[^\p{L}\p{N}]+/gu, '') || folded;
}

/** The state that a text says in one of its usual spellings, whatever its case and punctuation. */
function usualState(text: string): State | undefined {
  const folded = foldWhiteSpace(text);
  if (folded === '' || emptyOfDataFrames.test(folded)) return 'blank';
  if (/^\*+$/u.test(folded)) return 'redacted';
  // A picture in the place of a name shows what a voter wrote.
  if (folded === pictureMark) return 'writeIn';
  const inner = folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (writeInLine.test(inner)) return 'writeIn';
  if (maskingPhrase.test(inner)) return 'redacted';
  return usual.get(keyOfWord(folded));
}

/** Words that stand where names or marks do, and mean a state: those in use, and those that a person adds. */
export class StateWords {
  private readonly met = new Set<string>();

  /**
   * @param labels - what a person says, by {@link keyOfWord}; it comes before what is usual
   * @param before - words that come before these
   */
  constructor(
    private readonly labels: ReadonlyMap<string, LabelMeaning> = new Map(),
    private readonly before?: StateWords,
  ) {}

  /** The state that a text says; undefined for the name of a choice. An empty text is blank. */
  find(text: string): State | undefined {
    const label = this.labelOf(text);
    if (label === undefined) return usualState(text);
    return label === 'choice' ? undefined : label;
  }

  /** Words of a person that were not asked for so far. */
  notMet(): string[] {
    return [...this.labels.keys()].filter((key) => !this.met.has(key));
  }

  private labelOf(text: string): LabelMeaning | undefined {
    const before = this.before?.labelOf(text);
    if (this.labels.size === 0) return before;
    const key = keyOfWord(text);
    const label = this.labels.get(key);
    if (label !== undefined) this.met.add(key);
    return before ?? label;
  }
}

/** The words in use, without any of a person. */
export const usualWords = new StateWords();

/** Whether the name of a choice looks like a state that is spelled in no usual way. */
export function mayBeState(name: string): boolean {
  const folded = foldWhiteSpace(name);
  return doubtful.test(folded) || holdsState.test(folded);
}
