import type { ChoiceDefinition, ContestDefinition, CvrSink } from './cvr-sink.ts';

/** Whether a choice name is a write-in line without a name. */
export function isUnnamedWriteIn(name: string): boolean {
  return /^write[\s-]*in$/iu.test(name);
}

/** Whether a choice name is a write-in, with a name or without. */
export function isWriteIn(name: string): boolean {
  return /^write[\s-]*in\b/iu.test(name);
}

/** A contest as one file has it. */
export interface ListedContest {
  /** What tells it from others; two contests of one file may share it. */
  readonly title: string;
  readonly definition: ContestDefinition;
  /** One for each of its columns; names may repeat. */
  readonly columns: readonly { readonly definition: ChoiceDefinition }[];
}

/** Numbers of a contest and of the choice of each of its columns in the sink. */
export interface ContestNumbers {
  readonly contest: number;
  readonly choices: readonly number[];
}

interface KnownContest {
  readonly contest: number;
  readonly choices: Map<string, number>;
}

/** All unnamed write-in lines of a contest are one choice (semantics: rule 5). */
const choiceKey = ({ name }: ChoiceDefinition) => (isUnnamedWriteIn(name) ? '' : name);

/**
 * The contests and choices of an export that comes as several files: the same title at the same occurrence is
 * the same contest, whatever its column; two contests with one title in one file are two contests.
 */
export class ContestCatalog {
  /** By title: its contests in the order in which a file lists them. */
  private readonly known = new Map<string, KnownContest[]>();

  constructor(private readonly sink: CvrSink) {}

  /**
   * The first of a file's contests that cannot be matched with those of the files before: its title stands for
   * another number of contests there, or for one with quite different choices. Undefined when all match.
   */
  mismatch(contests: readonly ListedContest[]): ListedContest | undefined {
    const byTitle = new Map<string, ListedContest[]>();
    for (const contest of contests) {
      const listed = byTitle.get(contest.title) ?? [];
      byTitle.set(contest.title, listed);
      listed.push(contest);
    }
    for (const [title, listed] of byTitle) {
      const known = this.known.get(title);
      if (!known) continue;
      if (known.length !== listed.length) return listed[0];
      const other = listed.find((contest, at) => isOther(known[at], contest));
      if (other) return other;
    }
    return undefined;
  }

  /** Enters the contests of one file; the sink hears of what is new. */
  enter(contests: readonly ListedContest[]): ContestNumbers[] {
    const occurrences = new Map<string, number>();
    return contests.map(({ title, definition, columns }) => {
      const occurrence = occurrences.get(title) ?? 0;
      occurrences.set(title, occurrence + 1);
      const { contest, choices } = this.contest(title, occurrence, definition);
      const numbers = columns.map((column) => this.choice(contest, choices, column.definition));
      return { contest, choices: numbers };
    });
  }

  private contest(title: string, occurrence: number, definition: ContestDefinition): KnownContest {
    const same = this.known.get(title) ?? [];
    this.known.set(title, same);
    return (same[occurrence] ??= {
      contest: this.sink.addContest(definition),
      choices: new Map<string, number>(),
    });
  }

  private choice(
    contest: number,
    choices: Map<string, number>,
    definition: ChoiceDefinition,
  ): number {
    const key = choiceKey(definition);
    const number = choices.get(key) ?? this.sink.addChoice(contest, definition);
    choices.set(key, number);
    return number;
  }
}

/** Whether two contests have named choices, but none in common. */
function isOther(known: KnownContest | undefined, { columns }: ListedContest): boolean {
  const isNamed = (name: string) => name !== '' && !isWriteIn(name);
  const names = columns.map(({ definition }) => choiceKey(definition)).filter(isNamed);
  const knownNames = new Set([...(known?.choices.keys() ?? [])].filter(isNamed));
  return names.length > 0 && knownNames.size > 0 && !names.some((name) => knownNames.has(name));
}
