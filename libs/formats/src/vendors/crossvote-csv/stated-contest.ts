import { quoteValue } from '@crossvote/opening';
import { isWriteIn } from '../../words/write-ins.ts';
import type { ChoiceDefinition } from '../../cvr-sink.ts';
import { CellProblem } from './cell-text.ts';
import { decodeText, splitCell } from './cell-text.ts';

/** A choice that a table states. */
export interface StatedChoice extends ChoiceDefinition {
  readonly label: string;
  readonly aggregateVotes: number;
}

/** Facts that a table states about a contest; undefined where it states nothing. */
export interface StatedContest {
  readonly name: string;
  readonly voteFor: number | undefined;
  readonly rankLimit: number | undefined;
  readonly code: string | undefined;
  readonly party: string | undefined;
  /** The files that told it from another contest of the same name in the exported dataset. */
  readonly file: string | undefined;
  readonly choices: readonly StatedChoice[] | undefined;
}

const numberLimit = 10_000;
const votesLimit = 2_147_483_647;

/**
 * Reads the facts of a table about a contest.
 *
 * @param isWhole - whether facts that it does not state do not exist
 * @throws CellProblem when a value cannot be read
 */
export function statedContest(
  label: string,
  values: ReadonlyMap<string, string>,
  isWhole: boolean,
): StatedContest {
  const text = (key: string) => {
    const value = values.get(key);
    return value === undefined ? undefined : decodeText(value);
  };
  const number = (key: string, least: number) => {
    const value = text(key);
    return value === undefined ? undefined : readNumber(value, key, least, numberLimit);
  };
  const voteFor = number('#vote_for', 1);
  if (isWhole && voteFor === undefined)
    throw new CellProblem('definition_missing', `lacks #vote_for of ${quoteValue(label)}`);
  return {
    name: text('#contest') ?? label,
    voteFor,
    rankLimit: number('#rank_limit', 0) ?? (isWhole ? 0 : undefined),
    code: text('#code'),
    party: text('#party') ?? (isWhole ? '' : undefined),
    file: text('#file'),
    choices: statedChoices(values, isWhole),
  };
}

function statedChoices(
  values: ReadonlyMap<string, string>,
  isWhole: boolean,
): StatedChoice[] | undefined {
  const listOf = (key: string) => {
    const value = values.get(key);
    return value === undefined ? undefined : splitCell(value, '|').map((part) => part.trim());
  };
  const labels = listOf('#choices')?.map(decodeText);
  const list = (key: string) => {
    const items = listOf(key) ?? [];
    if (items.length === 0 || items.length === (labels?.length ?? 0)) return items;
    throw new CellProblem(
      'definition_wrong',
      `has ${items.length} values for ${key}, and #choices has ${labels?.length ?? 0}`,
    );
  };
  const [names, codes, parties] = ['#names', '#codes', '#parties'].map(list);
  const [writeIns, votes] = ['#write_ins', '#aggregate_votes'].map(list);
  if (labels && (new Set(labels).size < labels.length || labels.includes('')))
    throw new CellProblem('definition_wrong', 'has a choice twice or without a name in #choices');
  const choices = labels?.map((label, place) => {
    const name = decodeText(names?.[place] ?? '') || (names?.[place] ? '' : label);
    const code = decodeText(codes?.[place] ?? '');
    return {
      label,
      name,
      party: decodeText(parties?.[place] ?? ''),
      isWriteIn: writeIns?.length ? readFlag(writeIns[place] ?? '') : !isWhole && isWriteIn(name),
      aggregateVotes: readVotes(votes?.[place] ?? ''),
      ...(code === '' ? {} : { code }),
    };
  });
  return choices ?? (isWhole ? [] : undefined);
}

function readFlag(value: string): boolean {
  if (/^(?:yes|no|)$/i.test(value)) return /^yes$/i.test(value);
  throw new CellProblem(
    'definition_wrong',
    `says ${quoteValue(value)} in #write_ins, and not yes, no or nothing`,
  );
}

function readVotes(value: string): number {
  return value === '' ? 0 : readNumber(value, '#aggregate_votes', 0, votesLimit);
}

function readNumber(value: string, key: string, least: number, most: number): number {
  if (/^\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most)
    return Number(value);
  throw new CellProblem(
    'definition_wrong',
    `says ${quoteValue(value)} for ${key}, and no whole number from ${least} to ${most}`,
  );
}
