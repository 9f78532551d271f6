import type { ChoiceDefinition } from '../cvr-sink.ts';
import { isUnnamedWriteIn } from '../words/write-ins.ts';
import type { FileChoice } from './choices-of-files.ts';

/**
 * Choices of a contest in an export that has identifiers. Two choices with the same name and party are two choices;
 * their order tells them apart.
 */
export function identifiedChoices(definitions: readonly ChoiceDefinition[]): FileChoice[] {
  const times = new Map<string, number>();
  return definitions.map((definition) => {
    const { name, party } = definition;
    if (isUnnamedWriteIn(name)) return { key: '', definition };
    const named = JSON.stringify([name, party]);
    const before = times.get(named) ?? 0;
    times.set(named, before + 1);
    return { key: JSON.stringify([name, party, before]), definition };
  });
}
