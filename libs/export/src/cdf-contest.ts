import type { Selection } from '@crossvote/election';
import { countSelection } from '@crossvote/marks';
import { cdfIds } from './cdf-ids.ts';
import type { ExportedContest } from './exported-block.ts';

/** The marks of one choice; in a ranked contest, at one rank. */
interface MarkedChoice {
  readonly choice: number;
  readonly rank: number;
  readonly times: number;
}

/** The selection of a record in one contest, in the form of the format. */
export function cdfContest(selection: Selection, contest: ExportedContest, place: number) {
  const counted = countSelection(selection, contest);
  const each = contest.rankLimit > 0 ? 1 : contest.voteFor;
  const head = { '@type': 'CVR.CVRContest', ContestId: cdfIds.contest(place) };
  if (counted.state === 'redacted') return { ...head, Status: ['other'], OtherStatus: 'redacted' };
  const marked = markedChoices(selection, contest);
  const isCounted = countedTest(selection, counted.state, marked, contest);
  const isOvervote = counted.state === 'overvote';
  return {
    ...head,
    ...(isOvervote ? { Status: ['overvoted'] } : {}),
    ...(counted.state === 'undervote' ? { Status: ['undervoted'] } : {}),
    Overvotes: isOvervote ? each : 0,
    Undervotes: isOvervote ? 0 : each - counted.votes.length,
    ...(marked.length > 0
      ? {
          CVRContestSelection: marked.map((mark) =>
            contestSelection(mark, place, contest, isCounted(mark)),
          ),
        }
      : {}),
  };
}

function markedChoices({ marks }: Selection, { rankLimit }: ExportedContest): MarkedChoice[] {
  const byKey = new Map<string, MarkedChoice>();
  for (const mark of marks) {
    const rank = rankLimit > 0 ? mark.rank : 0;
    const key = `${rank}:${mark.choice}`;
    byKey.set(key, { choice: mark.choice, rank, times: (byKey.get(key)?.times ?? 0) + 1 });
  }
  return [...byKey.values()];
}

/**
 * Whether a mark counts. Marks of an overvote do not count; in a ranked contest, marks of an overvoted rank do not
 * count.
 */
function countedTest(
  { declared }: Selection,
  state: string,
  marked: readonly MarkedChoice[],
  { rankLimit }: ExportedContest,
): (mark: MarkedChoice) => boolean {
  if (rankLimit === 0) return () => state !== 'overvote';
  if (declared === 'overvoted') return () => false;
  const choicesAt = (rank: number) => marked.filter((mark) => mark.rank === rank).length;
  return ({ rank }) => choicesAt(rank) === 1;
}

function contestSelection(
  { choice, rank, times }: MarkedChoice,
  place: number,
  { choices }: ExportedContest,
  isCounted: boolean,
) {
  const ranked = rank > 0 ? { Rank: rank } : {};
  const position = (votes: number) => ({
    '@type': 'CVR.SelectionPosition',
    HasIndication: 'yes',
    IsAllocable: isCounted ? 'yes' : 'no',
    NumberVotes: votes,
    ...ranked,
  });
  // Each write-in line is a separate position.
  const positions =
    choices[choice]?.isWriteIn === true
      ? Array.from({ length: times }, () => position(1))
      : [position(times)];
  return {
    '@type': 'CVR.CVRContestSelection',
    ContestSelectionId: cdfIds.choice(place, choice),
    ...ranked,
    SelectionPosition: positions,
    TotalNumberVotes: isCounted ? times : 0,
  };
}
