import type { ChoiceDefinition, ContestDefinition, CvrSink } from '../cvr-sink.ts';
import type { ChoicesOfFiles } from './choices-of-files.ts';
import type { ContestsOfFiles } from './contests-of-files.ts';
import { identifiedChoices } from './identified-choices.ts';

/** A contest as a reading of one whole file has found it, with what it infers of the rule. */
export interface SurveyedContest {
  readonly definition: ContestDefinition;
  readonly choices: readonly ChoiceDefinition[];
}

/** What a survey of one file has found. */
export interface SurveyedFile {
  readonly file: string;
  readonly contests: readonly SurveyedContest[];
}

/** A contest of a file in the sink, with the numbers of its choices there, in their order. */
export interface EnteredContest {
  readonly number: number;
  /** As all files have it. */
  readonly definition: ContestDefinition;
  /** Whether no file before had it. */
  readonly isNew: boolean;
  readonly choices: readonly number[];
}

/**
 * Enters the contests of all files: those that are one are declared once, with the most votes and ranks that any of the
 * files has.
 *
 * @param listsAreWhole - whether the files list all choices of a contest, not only those that somebody marked
 * @returns those of each file, in their order
 * @throws FileError as {@link ContestsOfFiles.enter} does
 */
export function enterSurveyed(
  files: readonly SurveyedFile[],
  sink: CvrSink,
  ofFiles: ContestsOfFiles,
  listsAreWhole = true,
): EnteredContest[][] {
  const joined = new Map<string, JoinedContest>();
  const placed = files.map(({ file, contests }) => {
    const listed = contests.map(({ definition, choices }) => ({
      title: definition.name,
      choices: choices.map(({ name }) => name),
    }));
    return ofFiles.enter(file, listed, listsAreWhole).map(({ key, name }, at) => {
      const { definition, choices = [] } = contests[at] ?? {};
      const one = joined.get(key) ?? new JoinedContest(key, name);
      if (definition) one.join(definition);
      joined.set(key, one);
      return { one, choices };
    });
  });
  return placed.map((ofFile) =>
    ofFile.map(({ one, choices }) => one.enter(choices, sink, ofFiles)),
  );
}

/** A contest of the export. */
class JoinedContest {
  private definition: ContestDefinition | undefined;
  private declared: { readonly number: number; readonly choices: ChoicesOfFiles } | undefined;

  /** @param name - what a person calls it, if one does */
  constructor(
    private readonly key: string,
    private readonly name: string | undefined,
  ) {}

  /** Takes in what one more file says of it. */
  join(definition: ContestDefinition): void {
    const known = this.definition ?? { ...definition, name: this.name ?? definition.name };
    const voteFor = Math.max(known.voteFor, definition.voteFor);
    const rankLimit = Math.max(known.rankLimit, definition.rankLimit);
    this.definition = { ...known, voteFor, rankLimit };
  }

  enter(
    choices: readonly ChoiceDefinition[],
    sink: CvrSink,
    ofFiles: ContestsOfFiles,
  ): EnteredContest {
    const isNew = this.declared === undefined;
    const definition = this.definition ?? { name: '', voteFor: 1, rankLimit: 0 };
    this.declared ??= this.declare(definition, sink, ofFiles);
    const { number, choices: known } = this.declared;
    return { number, definition, isNew, choices: known.enter(identifiedChoices(choices)) };
  }

  private declare(definition: ContestDefinition, sink: CvrSink, ofFiles: ContestsOfFiles) {
    const number = ofFiles.declare(this.key, definition, sink);
    return { number, choices: ofFiles.choicesOf(number, sink) };
  }
}
