import type { ChoiceDefinition, ContestDefinition, CvrSink } from './cvr-sink.ts';

/** Spellings of an unnamed write-in line. */
const unnamedWriteIn = /^write[\s-]*in$/iu;

/** Whether a choice name is a write-in line without a name. */
export function isUnnamedWriteIn(name: string): boolean {
  return unnamedWriteIn.test(name);
}

/**
 * The contests and choices of an export that comes as several files: the same title at the same occurrence is
 * the same contest, whatever its column; two contests with one title in one file are two contests.
 */
export class ContestCatalog {
  private readonly contests = new Map<string, number>();
  private readonly choices = new Map<string, number>();

  constructor(private readonly sink: CvrSink) {}

  /** @param occurrence - 0 for the first contest with this title in its file, 1 for the second, … */
  contest(title: string, occurrence: number, definition: ContestDefinition): number {
    const key = JSON.stringify([title, occurrence]);
    const known = this.contests.get(key) ?? this.sink.addContest(definition);
    this.contests.set(key, known);
    return known;
  }

  /** All unnamed write-in lines of a contest are one choice (semantics: rule 5). */
  choice(contest: number, definition: ChoiceDefinition): number {
    const key = JSON.stringify([contest, isUnnamedWriteIn(definition.name) ? '' : definition.name]);
    const known = this.choices.get(key) ?? this.sink.addChoice(contest, definition);
    this.choices.set(key, known);
    return known;
  }
}
