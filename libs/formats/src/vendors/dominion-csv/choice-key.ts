import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import type { ChoiceColumn } from './choice-column.ts';

/** What tells a choice from others of its contest: unnamed write-in lines are one choice (semantics: rule 5). */
export function choiceKey({ name }: ChoiceDefinition): string {
  return isUnnamedWriteIn(name) ? '' : name;
}

/** What tells a column from others of its contest. */
export function columnKey({ definition, rank }: ChoiceColumn): string {
  return JSON.stringify([rank, choiceKey(definition)]);
}

/** The first column that one contest cannot have: a choice again, or more unnamed write-in lines than votes; or -1. */
export function findRepeated(columns: readonly ChoiceColumn[], voteFor: number): number {
  const seen = new Map<string, number>();
  return columns.findIndex((column) => {
    const key = columnKey(column);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const isLine = choiceKey(column.definition) === '' && column.rank === 0;
    return times > (isLine ? voteFor : 1);
  });
}

/**
 * Length of the list that neighbouring columns of one title repeat from the first to the last, as two measures of
 * one title do; the number of all columns where they do not.
 */
export function listLength(columns: readonly ChoiceColumn[], voteFor: number): number {
  const keys = columns.map(columnKey);
  for (let length = 2; length * 2 <= keys.length; length += 1) {
    const isList = keys.length % length === 0 && keys.every((key, at) => key === keys[at % length]);
    if (isList && findRepeated(columns.slice(0, length), voteFor) === -1) return length;
  }
  return keys.length;
}
