import type { WordMeaning } from '../../columns/column-map.ts';
import {
  keyOfWord,
  StateWords,
  usualWords,
  type LabelMeaning,
  type State,
} from '../../words/state-words.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';

const states: Readonly<Record<Exclude<WordMeaning, 'mark' | 'no mark'>, LabelMeaning>> = {
  undervote: 'undervote',
  overvote: 'overvote',
  'write-in': 'writeIn',
  redacted: 'redacted',
  'not on ballot': 'blank',
  choice: 'choice',
};

const unnamedWriteIn = 'Write-in';
/** Words of a table that are remembered. */
const memoryLimit = 50_000;

/** What the words of one table mean: those of a person first, those of its map, and the usual ones. */
export class VoteWords {
  /** Those of the map. */
  readonly states: StateWords;
  private readonly marks = new Map<string, boolean>();
  private readonly found = new Map<string, State | 'choice'>();

  /** @param words - those in use, with a person's `--labels` among them */
  constructor(ofMap: Readonly<Record<string, WordMeaning>> = {}, words: StateWords = usualWords) {
    const labels = new Map<string, LabelMeaning>();
    for (const [word, meaning] of Object.entries(ofMap)) {
      if (meaning === 'mark' || meaning === 'no mark')
        this.marks.set(keyOfWord(word), meaning === 'mark');
      else labels.set(keyOfWord(word), states[meaning]);
    }
    this.states = new StateWords(labels, words);
  }

  /** The state that a text says where a choice could be named; an empty one is `blank`. */
  stateOf(text: string): State | 'choice' {
    const known = this.found.get(text);
    if (known !== undefined) return known;
    const state = this.states.find(text) ?? 'choice';
    if (this.found.size < memoryLimit) this.found.set(text, state);
    return state;
  }

  /** The choice that a text names. All spellings of the unnamed write-in are that one choice (semantics: rule 5). */
  choiceOf(text: string): string {
    return this.stateOf(text) === 'writeIn' || isUnnamedWriteIn(text) ? unnamedWriteIn : text;
  }

  /** Whether a cell of a choice is marked; undefined where it says neither. */
  markOf(text: string): boolean | undefined {
    const said = this.marks.size === 0 ? undefined : this.marks.get(keyOfWord(text));
    if (said !== undefined) return said;
    if (/^(?:1(?:\.0+)?|true|yes|y)$/i.test(text)) return true;
    if (/^(?:0(?:\.0+)?|false|no|n)$/i.test(text)) return false;
    return undefined;
  }
}
