import {
  countMarks,
  foldName,
  type Contest,
  type Mark,
  type SampleElection,
} from '@crossvote/samples';
import type { ReadResult } from './read-text.ts';

/** What an export says, by names, in a form that two readers must agree on. */
export interface PlainDataset {
  readonly contests: readonly {
    readonly name: string;
    readonly voteFor: number;
    readonly rankLimit: number;
    readonly choices: readonly string[];
  }[];
  readonly records: readonly {
    readonly precinct: string;
    readonly ballotStyle: string;
    /** Marks of the contests that are on the record; an overvote is named behind them. */
    readonly selections: Readonly<Record<string, string>>;
  }[];
}

/** What a description leaves out because a layout cannot carry it. */
export interface DescriptionOptions {
  /** Marks of an overvote: the overvote itself stays. */
  readonly hiddenOvervotes: 'none' | 'of contests without ranks' | 'all';
  /** Order of the choices of a contest, and of the contests. */
  readonly unordered: 'nothing' | 'choices' | 'contests and choices';
}

/** Describes an election as it is. */
export function describeSample(
  { election, records }: SampleElection,
  options: DescriptionOptions,
): PlainDataset {
  return {
    contests: describeContests(election.contests, options),
    records: [...records()].map(({ selections, precinct, ballotStyle }) => ({
      precinct: election.precincts[precinct]!.name,
      ballotStyle: election.ballotStyles[ballotStyle]!.name,
      selections: Object.fromEntries(
        election.contests.flatMap((contest, index) => {
          const marks = selections[index];
          if (marks === undefined) return [];
          const isOvervote = countMarks(contest, marks).state === 'overvote';
          return [[foldName(contest.name), describeMarks(contest, marks, isOvervote, options)]];
        }),
      ),
    })),
  };
}

/** Describes what a reader gave. */
export function describeResult(
  { contests, records }: ReadResult,
  options: DescriptionOptions,
): PlainDataset {
  const plain = plainContests({ contests });
  return {
    contests: describeContests(plain, options),
    records: records.map(({ selections, attributes }) => ({
      precinct: attributes.precinct ?? '',
      ballotStyle: attributes.ballotStyle ?? '',
      selections: Object.fromEntries(
        [...selections].map(([index, { marks, declared }]) => {
          const contest = plain[index]!;
          if (declared === 'redacted') throw new Error('no sample is redacted');
          const isOvervote =
            declared === 'overvoted' || countMarks(contest, marks).state === 'overvote';
          return [contest.name, describeMarks(contest, marks, isOvervote, options)];
        }),
      ),
    })),
  };
}

/** The contests that a reader declared, as contests of an election. */
export function plainContests({ contests }: Pick<ReadResult, 'contests'>): Contest[] {
  return contests.map(({ name, voteFor, rankLimit, choices }) => ({
    name,
    voteFor,
    rankLimit,
    choices: choices.map((choice) => ({ ...choice, writeInLines: 0 })),
  }));
}

function describeContests(
  contests: readonly Contest[],
  { unordered }: DescriptionOptions,
): PlainDataset['contests'] {
  const described = contests.map(({ name, voteFor, rankLimit, choices }) => {
    const texts = choices.map(
      ({ name: choice, party, isWriteIn }) =>
        `${foldName(choice)}${party === '' ? '' : ` [${party}]`}${isWriteIn ? ' (write-in)' : ''}`,
    );
    return {
      name: foldName(name),
      voteFor,
      rankLimit,
      choices: unordered === 'nothing' ? texts : texts.sort(),
    };
  });
  if (unordered !== 'contests and choices') return described;
  return described.sort((first, second) => (first.name < second.name ? -1 : 1));
}

function describeMarks(
  contest: Contest,
  marks: readonly Mark[],
  isOvervote: boolean,
  { hiddenOvervotes }: DescriptionOptions,
): string {
  const isHidden = ({ rank }: Mark) =>
    contest.rankLimit > 0
      ? hiddenOvervotes === 'all' && marks.filter((mark) => mark.rank === rank).length > 1
      : hiddenOvervotes !== 'none' && isOvervote;
  const shown = marks
    .filter((mark) => !isHidden(mark))
    .map(({ choice, rank }) => `${rank}. ${foldName(contest.choices[choice]?.name ?? 'withheld')}`)
    .sort();
  return [...shown, ...(isOvervote ? ['overvote'] : [])].join(' + ');
}
