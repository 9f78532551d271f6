import {
  keepContests,
  type Contest,
  type Mark,
  type SampleElection,
  type Selection,
} from '@crossvote/samples';
import { changeContests, changeRecords, withChoices } from './change-sample.ts';
import { anyOvervote } from './totals-by-name.ts';

/**
 * What a layout cannot carry: elections that differ in it only have the same files. `forget` gives the plainest of
 * those elections.
 */
export interface Loss {
  readonly why: string;
  readonly forget: (sample: SampleElection) => SampleElection;
  /** What shows that nothing else is lost: the same files, or where more is in the files the same counts. */
  readonly proof: 'files' | 'counts';
}

/** Whether a mark stands where too many are. */
function isInOvervote(contest: Contest, selection: Selection, { rank }: Mark): boolean {
  if (contest.rankLimit === 0) return selection.length > contest.voteFor;
  return selection.filter((mark) => mark.rank === rank).length > 1;
}

/** Overvotes are named by a word or a flag, and which choices they consist of is not said. */
export const overvoteMarks: Loss = {
  why: 'an overvote is a word or a flag without its marks',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => ({
      contest,
      marks: (selection) =>
        contest.rankLimit === 0 ? plainOvervote(contest, selection) : plainRanks(selection),
    })),
};

/** The same where every mark of a ranking is said. */
export const overvoteMarksWithoutRanks: Loss = {
  why: 'an overvote without ranks is a word without its marks',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => ({
      contest,
      marks: (selection) =>
        contest.rankLimit === 0 ? plainOvervote(contest, selection) : selection,
    })),
};

function plainOvervote(contest: Contest, selection: Selection): Selection {
  return selection.length > contest.voteFor ? anyOvervote(contest.voteFor, 0) : selection;
}

function plainRanks(selection: Selection): Selection {
  const ranks = [...new Set(selection.map(({ rank }) => rank))];
  return ranks.flatMap((rank) => {
    const here = selection.filter((mark) => mark.rank === rank);
    return here.length > 1 ? here.slice(0, 2).map(() => ({ choice: 0, rank })) : here;
  });
}

function unmarkedChoices(overvotesAreMarks: (contest: Contest) => boolean): Loss['forget'] {
  return (sample) =>
    changeContests(sample, (contest, selections) => {
      const marked = new Set(
        selections.flatMap((selection) =>
          selection
            .filter((mark) => overvotesAreMarks(contest) || !isInOvervote(contest, selection, mark))
            .map(({ choice }) => choice),
        ),
      );
      return withChoices(
        contest,
        contest.choices.filter((_choice, index) => marked.has(index)),
      );
    });
}

/** Choices are known by their marks alone; here those of an overvote are marks too. */
export const choicesWithoutMarks: Loss = {
  why: 'choices are named where they are marked only',
  proof: 'files',
  forget: unmarkedChoices(() => true),
};

/** Choices are known by their votes alone, as the marks of overvotes are withheld. */
export const choicesWithoutVotes: Loss = {
  why: 'choices are named in the cells of their votes only',
  proof: 'files',
  forget: unmarkedChoices(() => false),
};

/** The same where every mark of a ranking is said. */
export const choicesWithoutRows: Loss = {
  why: 'choices are named in the rows of their votes and ranks only',
  proof: 'files',
  forget: unmarkedChoices(({ rankLimit }) => rankLimit > 0),
};

/** Candidates are all named, but in no contest. */
export const contestsOfUnvotedChoices: Loss = {
  why: 'the table of candidates does not say for which contest they stand',
  forget: unmarkedChoices(() => false),
  proof: 'counts',
};

/** Contests are known by the records that have them. */
export const contestsWithoutRecords: Loss = {
  why: 'contests are named on records only',
  proof: 'files',
  forget: (sample) => {
    const all = [...sample.records()];
    const used = sample.election.contests.filter((_contest, index) =>
      all.some(({ selections }) => selections[index] !== undefined),
    );
    return keepContests(sample, (contest) => used.includes(contest));
  },
};

/** A record is known by its contests. */
export const recordsWithoutContests: Loss = {
  why: 'a record is its lines, and one without contests has none',
  proof: 'files',
  forget: (sample) =>
    changeRecords(sample, (records) =>
      records.filter(({ selections }) => selections.some((selection) => selection !== undefined)),
    ),
};

/** Records come by counting group, each in a file of its own. */
export const orderAcrossGroups: Loss = {
  why: 'each counting group has its own file',
  proof: 'files',
  forget: (sample) =>
    changeRecords(sample, (records, { countingGroups, tabulators }) =>
      [...countingGroups.keys()].flatMap((group) =>
        records.filter(({ tabulator }) => tabulators[tabulator]!.countingGroup === group),
      ),
    ),
};

/** How many may be marked is inferred from the most that are. */
export const voteForBeyondMarks: Loss = {
  why: 'vote-for-N is not stated, nor are unused votes',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest, selections) => {
      if (contest.rankLimit > 0) return { contest };
      const counted = selections.filter(({ length }) => length <= contest.voteFor);
      const voteFor = Math.max(1, ...counted.map(({ length }) => length));
      const marks = (selection: Selection) =>
        selection.length > contest.voteFor ? anyOvervote(voteFor, 0) : selection;
      return { contest: { ...contest, voteFor }, marks };
    }),
};

/** The number of ranks is inferred from the lowest that is marked. */
export const ranksBelowMarks: Loss = {
  why: 'the number of ranks is not stated',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest, selections) => {
      const ranks = selections.flatMap((selection) => selection.map(({ rank }) => rank));
      return { contest: { ...contest, rankLimit: Math.max(0, ...ranks) } };
    }),
};

/** Whether a contest is ranked is known by its marks. */
export const unmarkedRankings: Loss = {
  why: 'only a mark tells that a contest is ranked, and how many ranks it has',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest, selections) => ({
      contest: selections.some(({ length }) => length > 0) ? contest : { ...contest, rankLimit: 0 },
    })),
};

/** A contest without ranks looks like a ranking of one rank. */
export const contestsWithoutRanks: Loss = {
  why: 'every mark has a rank, also where there is one only',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => {
      if (contest.rankLimit > 0) return { contest };
      const marks = (selection: Selection) => selection.map((mark) => ({ ...mark, rank: 1 }));
      return { contest: { ...contest, rankLimit: 1 }, marks };
    }),
};

/** Parties of choices stand nowhere. */
export const parties: Loss = {
  why: 'parties of choices are not in it',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => ({
      contest: { ...contest, choices: contest.choices.map((one) => ({ ...one, party: '' })) },
    })),
};

/** The party of a choice stands in its marks. */
export const partiesOfUnmarked: Loss = {
  why: 'the party of a choice stands in its marks, not in the manifest of candidates',
  proof: 'counts',
  forget: (sample) =>
    changeContests(sample, (contest, selections) => {
      const marked = new Set(selections.flatMap((marks) => marks.map(({ choice }) => choice)));
      const choices = contest.choices.map((choice, index) =>
        marked.has(index) ? choice : { ...choice, party: '' },
      );
      return { contest: { ...contest, choices } };
    }),
};

/** Ballot styles stand nowhere. */
export const ballotStyles: Loss = {
  why: 'ballot styles are not in it',
  proof: 'files',
  forget: ({ election, records }) => ({
    election: {
      ...election,
      ballotStyles: election.ballotStyles.map((style) => ({ ...style, name: '' })),
    },
    records,
  }),
};

/** The only contest has no name; the file's stands for it. */
export const contestName: Loss = {
  why: 'the one contest has no name, and is called as its file',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => ({ contest: { ...contest, name: 'ranked' } })),
};

/** Contests on no record are taken for those of another election: the table of names serves several. */
export const contestsOfOtherElections: Loss = {
  why: 'the table of names does not say which contests were voted on',
  proof: 'counts',
  forget: contestsWithoutRecords.forget,
};

/** Marks at rank 1 only do not tell whether a contest is ranked. */
export const rankingsOfOneRank: Loss = {
  why: 'a contest in which no mark has a rank below the first is taken as one without ranks',
  proof: 'counts',
  forget: (sample) =>
    changeContests(sample, (contest) => {
      if (contest.rankLimit !== 1) return { contest };
      const marks = (selection: Selection) => selection.map((mark) => ({ ...mark, rank: 0 }));
      return { contest: { ...contest, rankLimit: 0 }, marks };
    }),
};

/** Columns at the end of the header that have no heading and no cell belong to nothing. */
export const votesOfLastColumns: Loss = {
  why: 'columns without heading and cells at the end may be stray commas',
  proof: 'counts',
  forget: (sample) => {
    const last = sample.election.contests.at(-1);
    return changeContests(sample, (contest, selections) => ({
      contest: contest === last && selections.length === 0 ? { ...contest, voteFor: 1 } : contest,
    }));
  },
};

/** Precincts stand nowhere. */
export const precincts: Loss = {
  why: 'precincts are not in it',
  proof: 'files',
  forget: ({ election, records }) => ({
    election: {
      ...election,
      precincts: election.precincts.map((precinct) => ({ ...precinct, name: '' })),
    },
    records,
  }),
};

/** A file of rankings that says nothing of ranks has at least one. */
export const ranksBelowRankings: Loss = {
  why: 'the number of ranks is not stated',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest, selections) => {
      const ranks = selections.flatMap((selection) => selection.map(({ rank }) => rank));
      return { contest: { ...contest, rankLimit: Math.max(1, ...ranks) } };
    }),
};

/** Only the order of those who were ranked is said. */
export const skippedRanks: Loss = {
  why: 'ranks that were skipped are not in it',
  proof: 'files',
  forget: (sample) =>
    changeContests(sample, (contest) => ({
      contest,
      marks: (selection) => {
        const ranks = [...new Set(selection.map(({ rank }) => rank))].sort((a, b) => a - b);
        return selection.map((mark) => ({ ...mark, rank: ranks.indexOf(mark.rank) + 1 }));
      },
    })),
};
