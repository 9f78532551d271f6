import { FileError, foldWhiteSpace } from '@crossvote/opening';
import { isUnnamedWriteIn } from '../../words/write-ins.ts';
import type { ContestDefinition, ChoiceDefinition } from '../../cvr-sink.ts';
import type { ContestSurvey, SurveyedContest } from './contest-survey.ts';
import { isCount, type JsonObject } from './json-values.ts';
import type { Entry, Manifests } from './manifests.ts';

/** One candidate from the manifest or the records. */
export interface CandidatePlan {
  readonly id: number;
  readonly definition: ChoiceDefinition;
  /** Whether it stands for write-in lines, of which one record may mark several. */
  readonly isWriteInLine: boolean;
  /** Whether it is listed although it is not on the ballot. */
  readonly isDisabled: boolean;
}

/** One contest with its candidates, in the order of the ballot. */
export interface ContestPlan {
  readonly id: number;
  readonly definition: ContestDefinition;
  readonly candidates: readonly CandidatePlan[];
  readonly isDisabled: boolean;
}

/** More choices or ranks than any ballot has room for. */
const countLimit = 10_000;

/**
 * The contests of the export, from the manifests, or else from the records.
 *
 * @param parties - party ids from marks, by candidate
 */
export function planContests(
  manifests: Manifests,
  survey: ContestSurvey | undefined,
  parties: ReadonlyMap<unknown, number>,
): ContestPlan[] {
  const listed = listedCandidates(manifests, parties);
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
      code: codeOf(fields),
    },
    candidates: candidatesOf(id),
    isDisabled: isSet(fields.Disabled),
  };
}

function countOf(value: unknown, key: string, file: string): number {
  if (isCount(value) && (key === 'Id' || value <= countLimit)) return value;
  throw new FileError(
    'manifest_unreadable',
    `has an entry whose ${key} is ${typeof value === 'number' ? value : 'missing or of another type'}; export the manifests again`,
    { file },
  );
}

const isSet = (value: unknown) => value === true || value === 1;

function surveyedDefinition(
  id: number,
  { voteFor, highestRank }: SurveyedContest,
): ContestDefinition {
  const isRanked = highestRank > 1;
  return {
    name: `Contest ${id}`,
    voteFor: isRanked ? 1 : voteFor,
    rankLimit: isRanked ? highestRank : 0,
    code: String(id),
    voteForIsInferred: true,
  };
}

/** The number that the office gave, or else the number of the voting system. */
function codeOf({ ExternalId: external, Id: id }: JsonObject): string {
  const code = typeof external === 'string' ? foldWhiteSpace(external) : '';
  return code || String(id);
}

/** Listed candidates by contest. */
function listedCandidates(
  manifests: Manifests,
  parties: ReadonlyMap<unknown, number>,
): Map<number, CandidatePlan[]> {
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
        party: partyOf(fields, manifests, parties),
        isWriteIn: isWriteIn || isUnnamedWriteIn(name),
        code: codeOf(fields),
      },
      isWriteInLine: fields.Type === 'WriteIn',
      isDisabled: isSet(fields.Disabled),
    });
  }
  return byContest;
}

/**
 * The party of a candidate. Newer versions list the parties of candidates; in older ones only marks have them. A
 * candidate with several parties has no party.
 */
function partyOf(
  { Id: id, Affiliations: affiliations }: JsonObject,
  manifests: Manifests,
  ofMarks: ReadonlyMap<unknown, number>,
): string {
  if (!Array.isArray(affiliations)) return manifests.nameOf('party', ofMarks.get(id));
  return affiliations.length === 1 ? manifests.nameOf('party', affiliations[0]) : '';
}

function surveyedCandidates(
  contest: SurveyedContest | undefined,
  manifests: Manifests,
): CandidatePlan[] {
  // A manifest without candidates for a contest has lost them. They are added when they are met.
  if (!contest || manifests.has('candidate')) return [];
  return [...contest.candidates]
    .sort(([a], [b]) => a - b)
    .map(([id, isWriteIn]) => unknownCandidate(id, isWriteIn));
}

/** A candidate of whom only the id is known. */
export function unknownCandidate(id: number, isWriteIn: boolean): CandidatePlan {
  return {
    id,
    definition: { name: `Candidate ${id}`, party: '', isWriteIn, code: String(id) },
    isWriteInLine: isWriteIn,
    isDisabled: false,
  };
}
