import { type IssueLog, quoteValue, type Severity } from '@crossvote/opening';
import { voteForIn } from '../../words/complete-names.ts';
import { defineContest } from './contest-definition.ts';
import type { SurveyedContest } from './contest-survey.ts';

type Report = (severity: Severity, code: string, message: string) => void;

/** Reports what was assumed about the contests: votes allowed, ranks, voided contests. */
export function reportContests(
  file: string,
  contests: readonly SurveyedContest[],
  issues: IssueLog,
): void {
  const report: Report = (severity, code, message) => {
    issues.add({ severity, code, message, place: { file } });
  };
  reportVotesAllowed(contests, report);
  for (const contest of contests) {
    reportRanks(contest, report);
    reportNotCounted(contest, report);
  }
}

/** Reports ids with several names, and names with several ids, in one election database. */
export function reportDatabase(
  file: string,
  contests: readonly SurveyedContest[],
  issues: IssueLog,
): void {
  const report: Report = (severity, code, message) => {
    issues.add({ severity, code, message, place: { file } });
  };
  for (const contest of contests) reportChoices(contest, report);
  reportShared(contests, report);
}

function reportVotesAllowed(contests: readonly SurveyedContest[], report: Report): void {
  const unranked = contests.filter(({ rankCount }) => rankCount <= 1);
  const forOne = unranked
    .map(defineContest)
    .filter(({ voteFor, voteForIsInferred }) => voteForIsInferred && voteFor === 1).length;
  if (forOne > 0)
    report(
      'assumption',
      'vote_for_inferred',
      `${forOne} contests are taken as vote for 1: the export does not state it, and no record has more marks and unused votes`,
    );
  for (const contest of unranked) reportVoteFor(contest, report);
}

function reportVoteFor(contest: SurveyedContest, report: Report): void {
  const { name, mostVotes, fewestVotes } = contest;
  const { voteFor, voteForIsInferred } = defineContest(contest);
  const stated = voteForIn(name);
  const title = quoteValue(name);
  if (voteForIsInferred && voteFor > 1)
    report(
      'assumption',
      'vote_for_inferred',
      `${title} is taken as vote for ${voteFor}: the most marks and unused votes of any record`,
    );
  if (mostVotes === 0)
    report(
      'warning',
      'vote_for_unknown',
      `${title}: no record tells how many may be marked; taken as vote for ${voteFor}`,
    );
  else if (stated > 0 && stated !== mostVotes)
    report(
      'warning',
      'vote_for_differs',
      `${title}: the name says vote for ${stated}, the records say ${mostVotes}; taken as vote for ${voteFor}`,
    );
  else if (fewestVotes < mostVotes)
    report(
      'warning',
      'undervotes_left_out',
      `${title}: some records have ${fewestVotes} marks and unused votes, others ${mostVotes}: unused votes seem to be left out, and vote for ${voteFor} may be too small`,
    );
}

function reportRanks({ name, rankCount, hasUnevenRanks }: SurveyedContest, report: Report): void {
  if (rankCount <= 1) return;
  report(
    'assumption',
    'ranks_inferred',
    `${quoteValue(name)} is taken as ranked, with ${rankCount} ranks: the same digits would stand for several votes for one choice in cumulative voting`,
  );
  if (hasUnevenRanks)
    report(
      'warning',
      'ranks_differ',
      `${quoteValue(name)}: records have different numbers of ranks; ${rankCount} is the largest`,
    );
}

function reportNotCounted(
  { name, voided, rejectedWriteIns, repeatedWriteIns, rankCount }: SurveyedContest,
  report: Report,
): void {
  for (const [element, records] of voided)
    report(
      'assumption',
      'contest_voided',
      `${quoteValue(name)} is not on ${records} records on which the system voided it (${element}: a contest of another party, or a conflict of parties)`,
    );
  if (rejectedWriteIns > 0)
    report(
      'assumption',
      'write_ins_rejected',
      `${quoteValue(name)}: ${rejectedWriteIns} write-ins that the office rejected are no votes`,
    );
  if (repeatedWriteIns > 0 && rankCount <= 1)
    report(
      'warning',
      'choice_twice',
      `${quoteValue(name)}: ${repeatedWriteIns} write-ins have the name of another on the same record; it was counted once, and the other vote as not used`,
    );
}

function reportShared(contests: readonly SurveyedContest[], report: Report): void {
  for (const names of grouped(
    contests,
    ({ id }) => id,
    ({ name }) => name,
  ))
    report(
      'warning',
      'contest_id_shared',
      `one contest id stands for ${names.length} names, taken as different contests: ${names.slice(0, 5).map(quoteValue).join(', ')}`,
    );
  for (const [name = '', ...more] of grouped(
    contests,
    (contest) => contest.name,
    (contest) => contest.name,
  ))
    report(
      'warning',
      'contest_name_repeated',
      `${quoteValue(name)} is the name of ${more.length + 1} contests with different ids in one election database, kept apart`,
    );
}

function reportChoices({ name, choices }: SurveyedContest, report: Report): void {
  const shared = grouped(
    choices.values(),
    ({ id, isWriteIn }) => (isWriteIn ? '' : id),
    (option) => option.name,
  );
  for (const names of shared)
    report(
      'warning',
      'choice_id_shared',
      `${quoteValue(name)}: one choice id stands for ${names.length} names, taken as different choices: ${names.slice(0, 5).map(quoteValue).join(', ')}`,
    );
}

/** Texts of items that share a key; items without a key are left out. */
function grouped<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  textOf: (item: Item) => string,
): string[][] {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === '') continue;
    const group = groups.get(key) ?? [];
    group.push(textOf(item));
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
