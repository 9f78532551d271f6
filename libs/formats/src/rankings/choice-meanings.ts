import { quoteValue } from '@crossvote/opening';
import type { ChoiceDefinition } from '../cvr-sink.ts';
import type { State, StateWords } from '../words/state-words.ts';
import { isWriteIn } from '../words/write-ins.ts';
import type { RankedChoice } from './ranking-format.ts';

/** What a line of a list of choices stands for: a choice, or a state such as skipped or overvote. */
export type ListedChoice = ChoiceDefinition | Exclude<State, 'writeIn'>;

/** Programs that make rankings of records list the words for states as if they were candidates. */
export function listedChoices(
  choices: readonly RankedChoice[],
  words: StateWords,
): readonly ListedChoice[] {
  return choices.map((choice) => {
    const state = words.find(choice.name);
    if (state === undefined) return { ...choice, isWriteIn: isWriteIn(choice.name) };
    return state === 'writeIn' ? { ...choice, name: 'Write-in', isWriteIn: true } : state;
  });
}

/** Whether a line of a list is a choice of the contest. */
export function isChoice(listed: ListedChoice): listed is ChoiceDefinition {
  return typeof listed !== 'string';
}

/** Names of a list that are words for states, for a message; empty where there are none. */
export function wordsAmong(
  choices: readonly RankedChoice[],
  listed: readonly ListedChoice[],
): string {
  const names = choices.filter((_, at) => typeof listed[at] === 'string').map(({ name }) => name);
  return names.slice(0, 10).map(quoteValue).join(', ');
}
