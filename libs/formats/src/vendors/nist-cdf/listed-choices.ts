import type { ContestList } from './contest-lists.ts';
import type { DefinedChoice, DefinedContest } from './election-definition.ts';
import { isNobody } from './read-election.ts';

/** The choices of a contest that are read. */
export interface ListedChoices {
  readonly choices: readonly DefinedChoice[];
  /** Whether the choices are the candidates whose places are marked, as the selections of the contest name nobody. */
  readonly isOfPlaces: boolean;
}

/** The choices of a contest, without choices that have no name and no mark. */
export function listedChoices(list: ContestList, contest: DefinedContest): ListedChoices {
  const marked = markedCandidates(list, contest);
  if (marked.length > 0) return { choices: marked, isOfPlaces: true };
  return { choices: withoutNobody(list, contest), isOfPlaces: false };
}

function markedCandidates(
  { definition, usages }: ContestList,
  { id, isOfPlaces }: DefinedContest,
): readonly DefinedChoice[] {
  const places = isOfPlaces ? usages.contests.get(id)?.places : undefined;
  return definition.candidates.filter((candidate) => places?.has(candidate.id));
}

/** The format demands a selection in every contest, so a contest without choices has one that names nobody. */
function withoutNobody(
  { usages }: ContestList,
  { id, choices }: DefinedContest,
): readonly DefinedChoice[] {
  const marked = usages.contests.get(id)?.choices;
  return choices.filter((choice) => !isNobody(choice) || marked?.has(choice.id));
}

/** Whether records mark write-ins that refer to no choice, or to none that the contest lists. */
export function marksUnlistedWriteIn(
  { usages }: ContestList,
  contest: DefinedContest,
  { choices, isOfPlaces }: ListedChoices,
): boolean {
  const usage = usages.contests.get(contest.id);
  if (!usage) return false;
  const marked = isOfPlaces ? usage.places : usage.choices;
  const listed = new Set((isOfPlaces ? choices : contest.choices).map(({ id }) => id));
  const isUnlisted = ([id, isWriteIn]: [string, boolean]) => isWriteIn && !listed.has(id);
  return (!isOfPlaces && usage.hasNamelessWriteIn) || [...marked].some(isUnlisted);
}
