import type { IssueLog, Place } from '@crossvote/opening';
import type { EnteredContest } from '../../contests/surveyed-contests.ts';
import type { CvrSink } from '../../cvr-sink.ts';
import { BlockCodes } from '../../records/block-codes.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import { RaireBallots, type RaireBallot } from './raire-ballots.ts';
import type { RaireLine, RaireTaker } from './raire-lines.ts';

/** Records that are stored before what is finished is written. */
const drainEvery = 1 << 16;

/** Stores the ballots of the files: each goes into the sink whole or not at all. */
export class RaireRecords implements RaireTaker {
  stored = 0;
  refused = 0;
  private readonly codes = new BlockCodes();
  private readonly key = new RecordKey();
  private entered: readonly EnteredContest[] = [];
  private ballots = new RaireBallots(true);

  constructor(
    private readonly sink: CvrSink,
    private readonly issues: IssueLog,
  ) {}

  /** @param entered - the contests of the file that follows, in the order of its head */
  beginFile(entered: readonly EnteredContest[], isGrouped: boolean): void {
    this.entered = entered;
    this.ballots = new RaireBallots(isGrouped);
  }

  /** Stores what waits for lines of the file. */
  async endFile(): Promise<void> {
    for (const ballot of this.ballots.takeAll()) {
      this.take(ballot);
      if (this.stored % drainEvery === 0) await this.drain();
    }
  }

  /** The survey has it. */
  head(): undefined {
    return undefined;
  }

  line(line: RaireLine, place: Place): void {
    const whole = this.ballots.add(line, place);
    if (whole) this.take(whole);
  }

  refuse(code: string, message: string, place: Place): void {
    this.refused += 1;
    this.issues.add({ severity: 'refused', code, message, place });
  }

  warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }

  drain(): Promise<void> {
    return this.sink.drain();
  }

  private take({ lines, place }: RaireBallot): void {
    const wrong = lines.find(({ problem }) => problem !== undefined);
    if (wrong?.problem !== undefined) {
      this.refuse('unknown_candidate', wrong.problem, place);
      return;
    }
    if (new Set(lines.map(({ contest }) => contest)).size < lines.length) {
      this.refuse(
        'contest_twice',
        'the ballot has two lines for one contest, and nobody can tell which of them is right',
        place,
      );
      return;
    }
    for (const line of lines) this.setSelection(line);
    this.stored += 1;
    if (this.sink.endRecord()) this.codes.forget();
    const { ballot = '' } = lines[0] ?? {};
    const key = isNoName(ballot) ? undefined : this.key.name([ballot]);
    this.sink.identities?.add(key, place.line ?? 0);
  }

  private setSelection({ contest, ranking }: RaireLine): void {
    const entered = this.entered[contest];
    if (!entered) return;
    const { number, choices } = entered;
    const marks = ranking.map((one, at) => ({ choice: choices[one] ?? 0, rank: at + 1 }));
    const key = `${number} ${marks.map(({ choice }) => choice).join()}`;
    const code = this.codes.of(key, () =>
      this.sink.selectionCode(number, { marks, declared: 'nothing' }),
    );
    this.sink.setSelection(number, code);
  }
}
