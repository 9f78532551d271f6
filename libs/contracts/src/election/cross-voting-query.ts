import * as z from 'zod';
import { ProblemError } from '../problem.ts';
import { idText } from '../request/id.ts';
import { idListText } from '../request/id-list.ts';
import { given } from '../request/understand.ts';

/** Most sources of one question. */
export const maxSources = 100;
/** Most compared contests of one question. */
export const maxCompareContests = 500;
/**
 * Most comparisons of one question: sources × compared contests. Otherwise a short address could ask for an answer of
 * many megabytes.
 */
export const maxComparisons = 5000;
/**
 * Most rows of one answer: for each comparison the choices of the compared contest and four more. A single comparison
 * is always answered.
 */
export const maxAnswerRows = 100_000;

const advice = 'Give one whole number; for several sources use source_contest_ids';

/** Query of the cross-voting route. */
export const CrossVotingQuery = z
  .strictObject({
    source_contest_ids: given(
      idListText({
        parameter: 'source_contest_ids',
        noun: 'Contest',
        limit: maxSources,
      }).optional(),
    ).meta({
      description: `Contests of the sources, comma-separated, at most ${maxSources}; no source twice. Required, unless the legacy parameters are used.`,
      example: '1,2',
    }),
    source_choice_ids: given(
      idListText({ parameter: 'source_choice_ids', noun: 'Choice', limit: maxSources }).optional(),
    ).meta({
      description:
        'Choices of the sources, comma-separated; each belongs to the contest at the same place of source_contest_ids. Required, unless the legacy parameters are used.',
      example: '10,20',
    }),
    compare_contest_ids: given(
      idListText({ parameter: 'compare_contest_ids', noun: 'Contest', limit: maxCompareContests }),
    ).meta({
      description: `Contests to compare with, comma-separated, at most ${maxCompareContests}, none twice. Number of sources × number of compared contests: at most ${maxComparisons}. Rows of the whole answer (choices of the compared contests and four more each, times the sources): at most ${maxAnswerRows}.`,
      example: '4,5',
    }),
    primary_contest_id: given(
      idText({ parameter: 'primary_contest_id', noun: 'Contest', advice }).optional(),
    ).meta({
      description: 'Legacy, for one source: its contest. Not together with source_contest_ids.',
      deprecated: true,
    }),
    primary_choice_id: given(
      idText({ parameter: 'primary_choice_id', noun: 'Choice', advice }).optional(),
    ).meta({
      description: 'Legacy, for one source: its choice. Not together with source_choice_ids.',
      deprecated: true,
    }),
  })
  .superRefine(tellMissingSource, { when: ({ value }) => typeof value === 'object' });

/** Parameters that were given. A parameter that could not be read may have any value. */
type Given = Readonly<Partial<Record<string, unknown>>>;

/** Which source parameter is missing depends on the source parameters that were given. */
function tellMissingSource(query: Given, context: z.core.$RefinementCtx): void {
  const isGiven = (name: string) => query[name] !== undefined;
  const paired = ['source_contest_ids', 'source_choice_ids'];
  const legacy = ['primary_contest_id', 'primary_choice_id'];
  const isLegacy = legacy.some(isGiven);
  if (isLegacy && paired.some(isGiven))
    context.addIssue(
      'Give either source_contest_ids and source_choice_ids, or primary_contest_id and primary_choice_id, not both',
    );
  else
    for (const name of (isLegacy ? legacy : paired).filter((one) => !isGiven(one)))
      context.addIssue({
        code: 'invalid_type',
        expected: 'string',
        path: [name],
        input: undefined,
      });
}

/** The parsed query. */
export interface ParsedCrossVotingQuery {
  /** At least one, at most {@link maxSources}. */
  readonly sources: readonly { readonly contestId: number; readonly choiceId: number }[];
  /**
   * At least one, at most {@link maxCompareContests}. Their number × the number of sources is at most {@link
   * maxComparisons}.
   */
  readonly compareContestIds: readonly number[];
}

function pairSources({
  source_contest_ids: contests = [],
  source_choice_ids: choices = [],
  primary_contest_id: contest,
  primary_choice_id: choice,
}: z.output<typeof CrossVotingQuery>): ParsedCrossVotingQuery['sources'] {
  if (contest !== undefined && choice !== undefined)
    return [{ contestId: contest, choiceId: choice }];
  if (contests.length !== choices.length) {
    throw new ProblemError({
      status: 400,
      code: 'invalid_param',
      message: `source_contest_ids has ${contests.length} ids and source_choice_ids has ${choices.length}. They pair up by place: give as many of one as of the other`,
      at: ['source_choice_ids'],
    });
  }
  return contests.flatMap((contestId, place) => {
    const choiceId = choices[place];
    return choiceId === undefined ? [] : [{ contestId, choiceId }];
  });
}

/** The first key that occurs a second time. */
function repeated(keys: readonly string[]): string | undefined {
  return keys.find((key, place) => keys.indexOf(key) !== place);
}

function refuseRepeated({ sources, compareContestIds }: ParsedCrossVotingQuery): void {
  const source = repeated(sources.map(({ contestId, choiceId }) => `${contestId}=${choiceId}`));
  if (source !== undefined) {
    const [contest = '', choice = ''] = source.split('=');
    throw new ProblemError({
      status: 400,
      code: 'invalid_param',
      message: `Choice ${choice} of contest ${contest} is asked for twice. Give each source once`,
      at: ['source_choice_ids'],
    });
  }
  const compared = repeated(compareContestIds.map(String));
  if (compared !== undefined) {
    throw new ProblemError({
      status: 400,
      code: 'invalid_param',
      message: `Parameter compare_contest_ids has ${compared} twice. Give each contest once`,
      at: ['compare_contest_ids'],
    });
  }
}

function refuseTooManyComparisons({ sources, compareContestIds }: ParsedCrossVotingQuery): void {
  const comparisons = sources.length * compareContestIds.length;
  if (comparisons <= maxComparisons) return;
  throw new ProblemError({
    status: 400,
    code: 'too_large',
    message: `${sources.length} sources × ${compareContestIds.length} contests in compare_contest_ids are ${comparisons} comparisons, and at most ${maxComparisons} are allowed. Split the question into several requests`,
    at: ['compare_contest_ids'],
  });
}

/**
 * The question of a query, from its parsed parameters.
 *
 * @throws ProblemError 400 for unequal numbers of source contests and choices, for repetitions, and for too many
 *   comparisons
 */
export function askedIn(query: z.output<typeof CrossVotingQuery>): ParsedCrossVotingQuery {
  const parsed = { sources: pairSources(query), compareContestIds: query.compare_contest_ids };
  refuseTooManyComparisons(parsed);
  refuseRepeated(parsed);
  return parsed;
}
