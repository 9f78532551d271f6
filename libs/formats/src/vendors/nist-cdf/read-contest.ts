import { usualWords } from '../../words/state-words.ts';
import type { CdfNode } from './cdf-node.ts';
import { elementsOf, numberOf, requiredText, textOf, textsOf } from './node-values.ts';
import { readSelection } from './read-mark.ts';
import type { ContestVotes, RecordRemark } from './vote-record.ts';

/** The content of one element, and remarks about it. */
export interface ContestReading {
  readonly votes: ContestVotes;
  readonly remarks: ReadonlySet<RecordRemark>;
}

/** Results for elements that several records share. */
const readings = new WeakMap<CdfNode, ContestReading>();

/**
 * Reads the entry of a record for one contest.
 *
 * @throws CdfProblem when it cannot be read
 */
export function readContest(contest: CdfNode): ContestReading {
  if (!contest.isShared) return read(contest);
  const known = readings.get(contest);
  if (known) return known;
  const reading = read(contest);
  readings.set(contest, reading);
  return reading;
}

function read(contest: CdfNode): ContestReading {
  const remarks = new Set<RecordRemark>();
  const statuses = textsOf(contest, 'Status');
  const overvotes = numberOf(contest, 'Overvotes') ?? 0;
  const isOvervoted = overvotes > 0 || statuses.includes('overvoted');
  const votes = {
    contestId: requiredText(contest, 'ContestId'),
    marks: elementsOf(contest, 'CVRContestSelection').flatMap((selection) =>
      readSelection(selection, remarks),
    ),
    isOvervoted,
    isRedacted: isRedaction(textOf(contest, 'OtherStatus')),
    isVoided: statuses.includes('invalidated-rules') && !isOvervoted,
    undervotes: numberOf(contest, 'Undervotes'),
    isShared: contest.isShared,
  };
  return { votes, remarks };
}

/** Offices use several words for masked marks. */
export function isRedaction(status: string | undefined): boolean {
  return status !== undefined && usualWords.find(status) === 'redacted';
}
