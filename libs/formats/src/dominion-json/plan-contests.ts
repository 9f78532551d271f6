import { isUnnamedWriteIn } from '../contest-catalog.ts';
import { CvrFileError } from '../issue.ts';
import type { CandidatePlan, ContestPlan } from './contest-plan.ts';
import type { ContestSurvey, SurveyedContest } from './contest-survey.ts';
import { isCount } from './json-values.ts';
import type { Entry, Manifests } from './manifests.ts';

/** More choices or ranks than any ballot has room for. */
const countLimit = 10_000;

/** The contests of the export, from the manifests, or else from the records. */
export function planContests(
  manifests: Manifests,
  survey: ContestSurvey | undefined,
): ContestPlan[] {
  const listed = listedCandidates(manifests);
  const candidatesOf = (id: number) =>
    listed.get(id) ?? surveyedCandidates(survey?.contests.get(id), manifests);
  if (manifests.has('contest'))
    return manifests
      .entries('contest')
      .map((entry) => listedContest(entry, manifests, candidatesOf));
  return [...(survey?.contests ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([id, contest]) => ({
      id,
      definition: surveyedDefinition(id, contest),
      candidates: candidatesOf(id),
      isDisabled: false,
    }));
}

function listedContest(
  { file, fields }: Entry,
  manifests: Manifests,
  candidatesOf: (id: number) => readonly CandidatePlan[],
): ContestPlan {
  const id = countOf(fields.Id, 'Id', file);
  const rankLimit = countOf(fields.NumOfRanks, 'NumOfRanks', file);
  return {
    id,
    definition: {
      name: manifests.nameOf('contest', id) || `Contest ${id}`,
      voteFor: rankLimit > 1 ? 1 : Math.max(1, countOf(fields.VoteFor, 'VoteFor', file)),
      rankLimit: rankLimit > 1 ? rankLimit : 0,
    },
    candidates: candidatesOf(id),
    isDisabled: isSet(fields.Disabled),
  };
}

function countOf(value: unknown, key: string, file: string): number {
  if (isCount(value) && (key === 'Id' || value <= countLimit)) return value;
  throw new CvrFileError(
    'manifest_unreadable',
    `has an entry whose ${key} is ${typeof value === 'number' ? value : 'missing or of another type'}; export the manifests again`,
    { file },
  );
}

const isSet = (value: unknown) => value === true || value === 1;

function surveyedDefinition(id: number, { voteFor, highestRank }: SurveyedContest) {
  const isRanked = highestRank > 1;
  return {
    name: `Contest ${id}`,
    voteFor: isRanked ? 1 : voteFor,
    rankLimit: isRanked ? highestRank : 0,
  };
}

/** By contest. */
function listedCandidates(manifests: Manifests): Map<number, CandidatePlan[]> {
  const byContest = new Map<number, CandidatePlan[]>();
  for (const { file, fields } of manifests.entries('candidate')) {
    const id = countOf(fields.Id, 'Id', file);
    const contest = countOf(fields.ContestId, 'Id', file);
    const name = manifests.nameOf('candidate', id) || `Candidate ${id}`;
    const isWriteIn = fields.Type === 'WriteIn' || fields.Type === 'QualifiedWriteIn';
    const candidates = byContest.get(contest) ?? [];
    byContest.set(contest, candidates);
    candidates.push({
      id,
      definition: {
        name,
        party: partyOf(fields.Affiliations, manifests),
        isWriteIn: isWriteIn || isUnnamedWriteIn(name),
      },
      isWriteInLine: fields.Type === 'WriteIn',
      isDisabled: isSet(fields.Disabled),
    });
  }
  return byContest;
}

/** Newer versions list a candidate's parties; of several, none is the one. */
function partyOf(affiliations: unknown, manifests: Manifests): string {
  if (!Array.isArray(affiliations) || affiliations.length !== 1) return '';
  return manifests.nameOf('party', affiliations[0]);
}

function surveyedCandidates(
  contest: SurveyedContest | undefined,
  manifests: Manifests,
): CandidatePlan[] {
  // A manifest that lists none for the contest has dropped them: they are named where they are met.
  if (!contest || manifests.has('candidate')) return [];
  return [...contest.candidates]
    .sort(([a], [b]) => a - b)
    .map(([id, isWriteIn]) => unknownCandidate(id, isWriteIn));
}

/** A candidate of which nothing but the id is known. */
export function unknownCandidate(id: number, isWriteIn: boolean): CandidatePlan {
  return {
    id,
    definition: { name: `Candidate ${id}`, party: '', isWriteIn },
    isWriteInLine: isWriteIn,
    isDisabled: false,
  };
}
