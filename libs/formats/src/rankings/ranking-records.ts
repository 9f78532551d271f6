import type { Mark, Selection } from '@crossvote/election';
import type { ExportFile, IssueLog, Place } from '@crossvote/opening';
import type { CvrSink } from '../cvr-sink.ts';
import { BlockCodes } from '../records/block-codes.ts';
import { isNoName, RecordKey } from '../records/record-key.ts';
import { writeInsShareFirstRank } from '../words/write-ins.ts';
import type { ListedChoice } from './choice-meanings.ts';
import type { Ranking, RankingProblem } from './ranking-format.ts';
import type { RankingTaker } from './ranking-lines.ts';

/** The contest of a file in the sink. */
export interface RankingEntry {
  readonly contest: number;
  /** What each line of its list stands for: the number of a choice, or a state. */
  readonly choices: readonly (number | Extract<ListedChoice, string>)[];
  /** The choice that write-in lines without a name are. */
  readonly writeInLine: number | undefined;
}

/** Records that are stored before what is finished is written. */
const drainEvery = 1 << 16;

/** Stores the ballots of all files, each as often as its line says. */
export class RankingRecords implements RankingTaker {
  stored = 0;
  refused = 0;
  private readonly codes = new BlockCodes();
  private readonly key = new RecordKey();
  private entry: RankingEntry = { contest: 0, choices: [], writeInLine: undefined };

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {}

  /** @param entry - the contest of the file that follows */
  beginFile(file: ExportFile, entry: RankingEntry): void {
    this.entry = entry;
    this.sink.identities?.beginFile(file);
  }

  take(ranking: Ranking, place: Place): Promise<void> | undefined {
    if (ranking.count > drainEvery) return this.takeMany(ranking, place);
    this.store(ranking, place, ranking.count);
    return undefined;
  }

  refuse({ code, message, count }: RankingProblem, place: Place): void {
    this.refused += count;
    const issue = { severity: 'refused', code, message, place } as const;
    for (let ballot = 0; ballot < count; ballot += 1) this.issues.add(issue);
  }

  say(severity: 'assumption' | 'warning', code: string, message: string, place: Place): void {
    this.issues.add({ severity, code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private async takeMany(ranking: Ranking, place: Place): Promise<void> {
    for (let left = ranking.count; left > 0; left -= drainEvery) {
      this.store(ranking, place, Math.min(left, drainEvery));
      await this.sink.drain();
    }
  }

  private store({ ranks, id }: Ranking, place: Place, count: number): void {
    if (count === 0) this.sayNone(place);
    const { contest } = this.entry;
    const selection = this.selectionOf(ranks, place);
    const marked = selection.marks.map(({ choice, rank }) => `${choice}.${rank}`);
    const key = `${contest} ${selection.declared} ${marked.join()}`;
    const isNamed = id !== undefined && !isNoName(id[0] ?? '');
    for (let ballot = 0; ballot < count; ballot += 1) {
      const code = this.codes.of(key, () => this.sink.selectionCode(contest, selection));
      this.sink.setSelection(contest, code);
      if (this.sink.endRecord()) this.codes.forget();
      this.sink.identities?.add(isNamed ? this.key.name(id) : undefined, place.line ?? 0);
    }
    this.stored += count;
  }

  private selectionOf(ranks: Ranking['ranks'], place: Place): Selection {
    const { choices, writeInLine } = this.entry;
    const marks: Mark[] = [];
    let overvotedRank = Infinity;
    let isRedacted = false;
    for (const [at, listed] of ranks.entries())
      for (const one of listed) {
        const choice = choices[one];
        if (typeof choice === 'number') marks.push({ choice, rank: at + 1 });
        else if (choice === 'overvote') overvotedRank = Math.min(overvotedRank, at + 1);
        else isRedacted ||= choice === 'redacted';
      }
    if (isRedacted) return { marks: [], declared: 'redacted' };
    const first = marks[0]?.rank ?? Infinity;
    const isShared = writeInsShareFirstRank(marks, ({ choice }) => choice === writeInLine);
    if (overvotedRank > first && overvotedRank < Infinity) this.sayOvervoteBelow(place);
    const isOvervoted = isShared || (overvotedRank < Infinity && overvotedRank <= first);
    return { marks, declared: isOvervoted ? 'overvoted' : 'nothing' };
  }

  private sayNone(place: Place): void {
    this.say(
      'warning',
      'ranking_of_none',
      'the line says that no ballot has its ranking, and stands for no record',
      place,
    );
  }

  private sayOvervoteBelow(place: Place): void {
    this.say(
      'warning',
      'overvote_below_counted_rank',
      'a rank below the counted one is overvoted; the file does not say what was marked there, so that it was stored without a choice',
      place,
    );
  }
}
