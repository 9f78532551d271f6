import { z } from 'zod';
import { Id, parseId } from '../id.ts';
import { IdList, parseIdList } from '../id-list.ts';
import {
  optionalParameter,
  type QueryValues,
  refuseUnknownParameters,
  requiredParameter,
} from '../query-values.ts';
import { RequestError } from '../request-error.ts';

/** Most sources of one question. */
export const maxSources = 100;
/** Most compared contests of one question. */
export const maxCompareContests = 500;
/**
 * Most comparisons of one question: its sources × its compared contests. A short address could
 * otherwise ask for an answer of many megabytes.
 */
export const maxComparisons = 5000;
/**
 * Most rows of one answer: for each comparison the choices of the compared contest and four more. One comparison
 * alone is answered whatever its contest has.
 */
export const maxAnswerRows = 100_000;

/** Query of the cross-voting route as it stands in the address. */
export const CrossVotingQuery = z.object({
  source_contest_ids: IdList.optional().meta({
    description: `Contests of the sources, comma-separated, at most ${maxSources}; no source twice. Required, unless the legacy parameters are used.`,
    examples: ['1,2'],
  }),
  source_choice_ids: IdList.optional().meta({
    description:
      'Choices of the sources, comma-separated; each belongs to the contest at the same place of source_contest_ids. Required, unless the legacy parameters are used.',
    examples: ['10,20'],
  }),
  compare_contest_ids: IdList.meta({
    description: `Contests to compare with, comma-separated, at most ${maxCompareContests}, none twice. Number of sources × number of compared contests: at most ${maxComparisons}. Rows of the whole answer (choices of the compared contests and four more each, times the sources): at most ${maxAnswerRows}.`,
    examples: ['4,5'],
  }),
  primary_contest_id: Id.optional().meta({
    description: 'Legacy, for one source: its contest. Not together with source_contest_ids.',
    deprecated: true,
  }),
  primary_choice_id: Id.optional().meta({
    description: 'Legacy, for one source: its choice. Not together with source_choice_ids.',
    deprecated: true,
  }),
});
/** Query of the cross-voting route as it stands in the address. */
export type CrossVotingQuery = z.infer<typeof CrossVotingQuery>;

/** What the query asks, understood. */
export interface ParsedCrossVotingQuery {
  /** One at least, {@link maxSources} at most. */
  readonly sources: readonly { readonly contestId: number; readonly choiceId: number }[];
  /** One at least, {@link maxCompareContests} at most; times the sources {@link maxComparisons} at most. */
  readonly compareContestIds: readonly number[];
}

const known = Object.keys(CrossVotingQuery.shape);
const advice = 'Give one whole number; for several sources use source_contest_ids';

function legacySource(query: QueryValues): ParsedCrossVotingQuery['sources'] {
  const contest = requiredParameter(query, 'primary_contest_id');
  const choice = requiredParameter(query, 'primary_choice_id');
  return [
    {
      contestId: parseId(contest, { parameter: 'primary_contest_id', noun: 'Contest', advice }),
      choiceId: parseId(choice, { parameter: 'primary_choice_id', noun: 'Choice', advice }),
    },
  ];
}

function pairedSources(query: QueryValues): ParsedCrossVotingQuery['sources'] {
  const contests = parseIdList(requiredParameter(query, 'source_contest_ids'), {
    parameter: 'source_contest_ids',
    noun: 'Contest',
    limit: maxSources,
  });
  const choices = parseIdList(requiredParameter(query, 'source_choice_ids'), {
    parameter: 'source_choice_ids',
    noun: 'Choice',
    limit: maxSources,
  });
  if (contests.length !== choices.length) {
    throw new RequestError(
      400,
      `source_contest_ids has ${contests.length} ids and source_choice_ids has ${choices.length}. They pair up by place: give as many of one as of the other`,
    );
  }
  return contests.flatMap((contestId, place) => {
    const choiceId = choices[place];
    return choiceId === undefined ? [] : [{ contestId, choiceId }];
  });
}

/** The first that was there before. */
function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, place) => keys.indexOf(key) !== place);
}

function refuseRepeated({ sources, compareContestIds }: ParsedCrossVotingQuery): void {
  const source = repeated(sources.map(({ contestId, choiceId }) => `${contestId}=${choiceId}`));
  if (source !== undefined) {
    const [contest = '', choice = ''] = source.split('=');
    throw new RequestError(
      400,
      `Choice ${choice} of contest ${contest} is asked for twice. Give each source once`,
    );
  }
  const compared = repeated(compareContestIds.map(String));
  if (compared !== undefined) {
    throw new RequestError(
      400,
      `Parameter compare_contest_ids has ${compared} twice. Give each contest once`,
    );
  }
}

function refuseTooManyComparisons({ sources, compareContestIds }: ParsedCrossVotingQuery): void {
  const comparisons = sources.length * compareContestIds.length;
  if (comparisons <= maxComparisons) return;
  throw new RequestError(
    400,
    `${sources.length} sources × ${compareContestIds.length} contests in compare_contest_ids are ${comparisons} comparisons, and at most ${maxComparisons} are allowed. Split the question into several requests`,
  );
}

/**
 * Understands the query of the cross-voting route.
 *
 * @throws RequestError 400 for anything missing, unknown, repeated, malformed, unpaired or too long;
 *   404 for an id that cannot exist
 */
export function parseCrossVotingQuery(query: QueryValues): ParsedCrossVotingQuery {
  refuseUnknownParameters(query, known);
  const given = (name: string) => optionalParameter(query, name) !== undefined;
  const legacy = given('primary_contest_id') || given('primary_choice_id');
  if (legacy && (given('source_contest_ids') || given('source_choice_ids'))) {
    throw new RequestError(
      400,
      'Give either source_contest_ids and source_choice_ids, or primary_contest_id and primary_choice_id, not both',
    );
  }
  const sourceNames = legacy
    ? ['primary_contest_id', 'primary_choice_id']
    : ['source_contest_ids', 'source_choice_ids'];
  // What is missing is said before what is wrong, in the documented order.
  for (const name of [...sourceNames, 'compare_contest_ids']) requiredParameter(query, name);
  const sources = legacy ? legacySource(query) : pairedSources(query);
  const compareContestIds = parseIdList(requiredParameter(query, 'compare_contest_ids'), {
    parameter: 'compare_contest_ids',
    noun: 'Contest',
    limit: maxCompareContests,
  });
  const parsed = { sources, compareContestIds };
  refuseTooManyComparisons(parsed);
  refuseRepeated(parsed);
  return parsed;
}
