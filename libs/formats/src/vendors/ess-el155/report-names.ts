import { foldWhiteSpace } from '@crossvote/opening';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { State, StateWords } from '../../words/state-words.ts';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { VoteLine } from './report-line.ts';

/** `COUN001 County Council District 1` */
const codeBefore = /^([A-Z]{2,8}\d{1,5})\s+(\S.*)$/u;
const writeIn = /^W\/I\b\s*(.*)$/iu;

/** The code and the name of a contest. */
export function contestOf(text: string): { readonly code: string; readonly name: string } {
  const [, code = '', name = text] = codeBefore.exec(text) ?? [];
  return { code, name };
}

/** The choice of a vote, or the state that stands in its place. A name that somebody wrote in is a choice of its own. */
export function choiceOf(
  { candidate, number }: VoteLine,
  words: StateWords,
): ChoiceDefinition | Exclude<State, 'writeIn'> {
  const [, written] = writeIn.exec(candidate) ?? [];
  const name = foldWhiteSpace(written ?? candidate);
  const isWritten = written !== undefined;
  const state = name === '' ? 'writeIn' : words.find(name);
  if (state === 'writeIn' || isUnnamedWriteIn(name))
    return { name: 'Write-in', party: '', isWriteIn: true };
  if (state !== undefined && !isWritten) return state;
  // All that is written in has the number of the line.
  return { name, party: '', isWriteIn: isWritten, ...(isWritten ? {} : { code: number }) };
}
