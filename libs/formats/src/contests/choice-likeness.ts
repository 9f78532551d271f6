import { foldWhiteSpace } from '@crossvote/opening';
import { mayBeState, type StateWords } from '../words/state-words.ts';
import { isWriteIn } from '../words/write-ins.ts';

/** Parties as vendors put them before a name. */
const party =
  /^(?:DEM|REP|LIB|LBT|GRN|GRE|IND|NPA|NPP|NOP|NON|DFL|CON|WFP|LPN|UNA|AIP|PFP)\s+(?=\S+\s+\S)/u;
/** Another word in capitals before a name that is not all in capitals. */
const capitals = /^[A-Z]{2,4}\s+(?=.*\p{Ll})/u;
/** Answers to questions: equal answers are no sign of one question. */
const answers = new Set(
  'yes no for against approve approved reject rejected accept retain remove si oui non true false bonds approval'.split(
    ' ',
  ),
);

/**
 * What two spellings of one candidate have in common: its words in any order, without case or punctuation, a party before it and what stands in brackets.
 */
export function likenessKey(name: string): string {
  const folded = foldWhiteSpace(name)
    .replace(/\s*\([^()]*\)/gu, '')
    .replace(party, '');
  const bare = folded.replace(capitals, '');
  const words = (bare === '' ? folded : bare).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? foldWhiteSpace(name).toLowerCase() : words.sort().join(' ');
}

/** The choices that tell a contest from others, by their keys: no write-ins, and no words for a state. */
export function tellingChoices(names: Iterable<string>, words: StateWords): Map<string, string> {
  const telling = new Map<string, string>();
  for (const name of names) {
    if (isWriteIn(name) || words.find(name) !== undefined || mayBeState(name)) continue;
    const key = likenessKey(name);
    if (!telling.has(key)) telling.set(key, name);
  }
  return telling;
}

/** Whether every choice is an answer such as `Yes`, `No / Non` or `Bonds - For`, so that they do not tell what was asked. */
export function areAnswers(choices: ReadonlyMap<string, string>): boolean {
  return [...choices.keys()].every((key) => key.split(' ').every((word) => answers.has(word)));
}
