import { quoteValue } from '@crossvote/opening';
import { isWriteIn } from '../../words/write-ins.ts';
import type { CdfNode } from './cdf-node.ts';
import { CdfProblem } from './cdf-problem.ts';
import { elementsOf, numberOf, requiredText, textOf, textsOf } from './node-values.ts';
import type { RecordRemark, VoteMark } from './vote-record.ts';

const rankLimit = 1000;
const votesLimit = 1000;

/** Three words of the format. A missing word means unknown. */
type Certainty = 'yes' | 'no' | 'unknown';

/**
 * Reads the marks of one selection of a record. Positions without a mark are ignored.
 *
 * @param remarks - receives remarks for the report
 * @throws CdfProblem when it cannot be read
 */
export function readSelection(selection: CdfNode, remarks: Set<RecordRemark>): VoteMark[] {
  refuseFractions(selection, 'TotalFractionalVotes');
  const total = numberOf(selection, 'TotalNumberVotes');
  const choiceId = textOf(selection, 'ContestSelectionId');
  const rank = rankOf(selection) ?? 0;
  const statuses = textsOf(selection, 'Status');
  const positions = elementsOf(selection, 'SelectionPosition');
  if (positions.length === 0) {
    const isGenerated = statuses.includes('generated-rules');
    const votes = total ?? (isGenerated ? 1 : 0);
    if (votes > 0 && isGenerated) remarks.add('impliedVote');
    const counts = !statuses.includes('invalidated-rules');
    const mark = { choiceId, position: undefined, isWriteIn: false, rank, votes, counts };
    return votes === 0 ? [] : [finishMark(mark)];
  }
  const marks = positions.flatMap((position) => {
    const mark = readPosition(position, { total, statuses }, remarks);
    return mark ? [{ ...mark, choiceId, rank: mark.rank || rank }] : [];
  });
  return oneVotePerChoice(marks, total).map(finishMark);
}

/** A candidate of several parties has a position for each party. The total shows that all of them are one vote. */
function oneVotePerChoice(marks: readonly VoteMark[], total: number | undefined): VoteMark[] {
  const counted = marks.filter(({ counts }) => counts);
  const [first] = counted;
  const isSame = counted.every(({ rank }) => rank === first?.rank);
  const sum = counted.reduce((votes, mark) => votes + mark.votes, 0);
  if (!first || !isSame || counted.length < 2 || total === undefined || total === 0)
    return [...marks];
  if (total >= sum) return [...marks];
  return [{ ...first, votes: total }, ...marks.filter(({ counts }) => !counts)];
}

function finishMark(mark: VoteMark): VoteMark {
  if (mark.choiceId === undefined && !mark.isWriteIn)
    throw new CdfProblem('choice_missing', 'a mark names no choice, and is no write-in');
  if (mark.votes > votesLimit)
    throw new CdfProblem('wrong_number', `a mark stands for more than ${votesLimit} votes`);
  return mark;
}

/**
 * @param selection - total and statuses of the selection of the position. They also apply to its positions
 * @returns undefined for a position without a mark
 */
function readPosition(
  position: CdfNode,
  selection: { readonly total: number | undefined; readonly statuses: readonly string[] },
  remarks: Set<RecordRemark>,
): VoteMark | undefined {
  refuseFractions(position, 'FractionalVotes');
  const { total } = selection;
  const statuses = [...selection.statuses, ...textsOf(position, 'Status')];
  const votes = numberOf(position, 'NumberVotes') ?? 1;
  const state = stateOf(position, statuses, votes, total);
  if (state === 'unclear') remarks.add('unclearMark');
  if (state === 'none' || state === 'unclear') return undefined;
  if (state === 'counts' && statuses.includes('generated-rules')) remarks.add('impliedVote');
  const [writeIn] = elementsOf(position, 'CVRWriteIn');
  const text = writeIn ? textOf(writeIn, 'Text') : undefined;
  if (text !== undefined && !isWriteIn(text)) remarks.add('writeInText');
  return {
    choiceId: undefined,
    position: textOf(position, 'Position'),
    isWriteIn: writeIn !== undefined,
    rank: rankOf(position) ?? 0,
    votes: Math.max(votes, 1),
    counts: state === 'counts',
  };
}

/**
 * Whether a position is marked, and counts. Where the system does not state whether a mark can be allocated, the mark
 * counts by its number of votes, unless the total of its selection shows that nothing was counted yet.
 */
function stateOf(
  position: CdfNode,
  statuses: readonly string[],
  votes: number,
  total: number | undefined,
): 'counts' | 'not counted' | 'unclear' | 'none' {
  requiredText(position, 'HasIndication');
  const indication = certaintyOf(position, 'HasIndication');
  const allocable = certaintyOf(position, 'IsAllocable');
  const isGenerated = statuses.includes('generated-rules');
  if (indication === 'no') {
    if (allocable === 'unknown' && isGenerated && votes > 0) return stateOfUnmarked(total ?? votes);
    if (allocable !== 'yes') return 'none';
    if (isGenerated || statuses.includes('adjudicated')) return 'counts';
    return votes > 0 ? stateOfUnmarked(total) : 'none';
  }
  if (allocable === 'no' || votes === 0) return indication === 'yes' ? 'not counted' : 'none';
  if (allocable === 'yes') return 'counts';
  if (statuses.includes('invalidated-rules')) return 'not counted';
  if (statuses.includes('needs-adjudication')) return 'unclear';
  if (indication === 'unknown') return total === undefined || total === 0 ? 'unclear' : 'counts';
  return total === 0 ? 'unclear' : 'counts';
}

/** A position that is not marked but may be allocated. Only the total of its selection shows whether it was. */
function stateOfUnmarked(total: number | undefined): 'counts' | 'unclear' | 'none' {
  if (total === undefined) return 'unclear';
  return total > 0 ? 'counts' : 'none';
}

function certaintyOf(position: CdfNode, name: string): Certainty {
  const text = textOf(position, name) ?? 'unknown';
  if (text === 'yes' || text === 'no' || text === 'unknown') return text;
  throw new CdfProblem(
    'unknown_mark',
    `${name} is ${quoteValue(text)}, and not yes, no or unknown`,
  );
}

function rankOf(node: CdfNode): number | undefined {
  const rank = numberOf(node, 'Rank');
  if (rank === undefined || (rank >= 1 && rank <= rankLimit)) return rank;
  throw new CdfProblem('wrong_rank', `Rank is ${rank}, and not 1 to ${rankLimit}`);
}

function refuseFractions(node: CdfNode, name: string): void {
  if (node.all(name).length > 0)
    throw new CdfProblem('fractional_votes', `${name} is given; parts of votes cannot be counted`);
}
