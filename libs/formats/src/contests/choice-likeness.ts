import { foldWhiteSpace } from '@crossvote/opening';
import { mayBeState, type StateWords } from '../words/state-words.ts';
import { isWriteIn } from '../words/write-ins.ts';

/** Parties as vendors put them before a name. */
const party =
  /^(?:DEM|REP|LIB|LBT|GRN|GRE|IND|NPA|NPP|NOP|NON|DFL|CON|WFP|LPN|UNA|AIP|PFP)\s+(?=\S+\s+\S)/u;
/** Another word in capitals before a name, where the name is not all in capitals. */
const capitals = /^[A-Z]{2,4}\s+(?=.*\p{Ll})/u;
/** Answers of measures. Equal answers do not show that two contests are the same. */
const answers = new Set(
  'yes no for against approve approved reject rejected accept retain remove si oui non true false bonds approval'.split(
    ' ',
  ),
);

/**
 * A key that is equal for spellings of one candidate: the words in any order, without case, punctuation, a party in
 * front, and text in brackets.
 */
export function likenessKey(name: string): string {
  const folded = foldWhiteSpace(name)
    .replace(/\s*\([^()]*\)/gu, '')
    .replace(party, '');
  const bare = folded.replace(capitals, '');
  const words = (bare === '' ? folded : bare).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? foldWhiteSpace(name).toLowerCase() : words.sort().join(' ');
}

/** The choices by which contests are told apart, by their keys. Write-ins and words for a state are left out. */
export function tellingChoices(names: Iterable<string>, words: StateWords): Map<string, string> {
  const telling = new Map<string, string>();
  for (const name of names) {
    if (isWriteIn(name) || words.find(name) !== undefined || mayBeState(name)) continue;
    const key = likenessKey(name);
    if (!telling.has(key)) telling.set(key, name);
  }
  return telling;
}

/**
 * Whether every choice is an answer such as `Yes`, `No / Non` or `Bonds - For`. Answers do not show which question was
 * asked.
 */
export function areAnswers(choices: ReadonlyMap<string, string>): boolean {
  return [...choices.keys()].every((key) => key.split(' ').every((word) => answers.has(word)));
}
