import { FileError, quoteValue } from '@crossvote/opening';
import type { ContestDefinition, CvrSink } from '../cvr-sink.ts';
import type { ChoicesOfFiles } from './choices-of-files.ts';
import type { ContestsOfFiles } from './contests-of-files.ts';

/** The definition of a contest in one file, before any record is read. */
export interface DefinedContest {
  readonly definition: ContestDefinition;
  /** Its identifier, where the export has identifiers. */
  readonly id?: string;
  /** Names of its choices. */
  readonly choices: Iterable<string>;
}

/** A contest of the export. Several files may define it. It is added to the sink when it is first used. */
export class SharedContest {
  private known: { readonly number: number; readonly choices: ChoicesOfFiles } | undefined;

  constructor(
    readonly definition: ContestDefinition,
    private readonly declare: () => { readonly number: number; readonly choices: ChoicesOfFiles },
  ) {}

  /** Its number in the sink. */
  get number(): number {
    return (this.known ??= this.declare()).number;
  }

  /** Its choices in all files. */
  get choices(): ChoicesOfFiles {
    return (this.known ??= this.declare()).choices;
  }
}

/** The contests of an export whose files define them. A contest of several files is added to the sink once. */
export class SharedContests {
  private readonly byKey = new Map<string, SharedContest>();

  constructor(
    private readonly sink: CvrSink,
    private readonly ofFiles: ContestsOfFiles,
  ) {}

  /**
   * Finds the contests of the export for the contests of one file.
   *
   * @throws FileError where a contest is the same as in an earlier file but has another rule
   */
  enter(file: string, contests: readonly DefinedContest[]): SharedContest[] {
    const placed = this.ofFiles.enter(
      file,
      contests.map(({ definition: { name: title }, choices, id }) => {
        return { title, choices, ...(id === undefined ? {} : { id }) };
      }),
    );
    return contests.map(({ definition }, at) => {
      const { key = '', name = definition.name } = placed[at] ?? {};
      const shared = this.byKey.get(key) ?? this.add(key, { ...definition, name });
      if (isOther(shared.definition, definition)) refuseOther(definition, file);
      return shared;
    });
  }

  private add(key: string, definition: ContestDefinition): SharedContest {
    const { sink, ofFiles } = this;
    const shared = new SharedContest(definition, () => {
      const number = ofFiles.declare(key, definition, sink);
      return { number, choices: ofFiles.choicesOf(number, sink) };
    });
    this.byKey.set(key, shared);
    return shared;
  }
}

function isOther(one: ContestDefinition, other: ContestDefinition): boolean {
  return one.voteFor !== other.voteFor || one.rankLimit !== other.rankLimit;
}

function refuseOther({ name }: ContestDefinition, file: string): never {
  throw new FileError(
    'contest_differs',
    `the contest ${quoteValue(name)} is one of the files before, but has another number of votes or ranks here; ingest the files apart, or say with --contests that it is another contest`,
    { file },
  );
}
