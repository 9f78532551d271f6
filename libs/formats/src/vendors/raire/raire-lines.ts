import {
  detachedText,
  type ExportFile,
  type Place,
  quoteValue,
  textLines,
  TextMemo,
} from '@crossvote/opening';
import { lineText, noFinalLineEnd } from '../../records/line-text.ts';
import { cellsOf, RaireHead, type RaireContest } from './raire-head.ts';

/** What one ballot has in one contest. */
export interface RaireLine {
  readonly ballot: string;
  /** Place of the contest in the head. */
  readonly contest: number;
  /** Places of candidates in the contest's list, in the order of their ranks. */
  readonly ranking: readonly number[];
  /** Why the ballot cannot be stored, where it cannot. */
  readonly problem?: string;
}

/** Takes the lines of a RAIRE file. */
export interface RaireTaker {
  head(contests: readonly RaireContest[]): void;
  line(line: RaireLine, place: Place): void;
  /** A line that is none of a ballot. */
  refuse(code: string, message: string, place: Place): void;
  warn(code: string, message: string, place: Place): void;
  /** Called between chunks. */
  drain(): Promise<void>;
}

const rule = { limit: 1 << 20, kind: 'RAIRE file' };

/**
 * Streams a RAIRE file.
 *
 * @throws FileError when it has not its head
 */
export async function readRaireLines(file: ExportFile, taker: RaireTaker): Promise<void> {
  const head = new RaireHead();
  let lookup: Lookup | undefined;
  for await (const lines of textLines(file, rule)) {
    for (const { bytes, line, isTerminated } of lines) {
      const place = { file: file.name, line };
      const text = lineText(bytes, place).trim();
      if (!lookup && head.take(text, place)) continue;
      lookup ??= begin(head, taker);
      const found = lookup.find(text);
      if (found) taker.line(found, place);
      else
        taker.refuse(
          'not_a_record',
          `${quoteValue(text)} is no contest with a ballot and its preferences behind it, between commas`,
          place,
        );
      if (!isTerminated) taker.warn(noFinalLineEnd.code, noFinalLineEnd.message, place);
    }
    await taker.drain();
  }
  head.finish({ file: file.name });
  if (!lookup) begin(head, taker);
}

function begin(head: RaireHead, taker: RaireTaker): Lookup {
  taker.head(head.contests);
  return new Lookup(head.contests);
}

/** The preferences of a line, or why it has none. */
type Preferences = Pick<RaireLine, 'contest' | 'ranking' | 'problem'>;

const ballotLine = /^([^,]+),\s*([^,]*[^,\s])\s*(?:,(.*))?$/u;

/** Contests and candidates by what lines call them. */
class Lookup {
  private readonly contests: ReadonlyMap<
    string,
    { readonly at: number; readonly candidates: ReadonlyMap<string, number> }
  >;
  /** Most rankings come again and again. */
  private readonly memo = new TextMemo<Preferences>();

  constructor(contests: readonly RaireContest[]) {
    this.contests = new Map(
      contests.map(({ id, candidates }, at) => [
        id,
        { at, candidates: new Map(candidates.map((candidate, place) => [candidate, place])) },
      ]),
    );
  }

  /** `1,b1,11,12` */
  find(text: string): RaireLine | undefined {
    const [, id, ballot, preferences = ''] = ballotLine.exec(text) ?? [];
    if (id === undefined || ballot === undefined) return undefined;
    const key = detachedText(`${id},${preferences}`);
    const known = this.memo.find(key);
    const found = known ?? this.read(id.trim(), cellsOf(preferences));
    if (!known) this.memo.keep(key, found);
    return { ballot: detachedText(ballot), ...found };
  }

  private read(id: string, preferences: readonly string[]): Preferences {
    const contest = this.contests.get(id);
    if (!contest)
      return { contest: 0, ranking: [], problem: `no contest ${quoteValue(id)} is listed` };
    const named = preferences.filter((one) => one !== '');
    const stranger = named.find((one) => !contest.candidates.has(one));
    if (stranger !== undefined)
      return {
        contest: contest.at,
        ranking: [],
        problem: `${quoteValue(stranger)} is no candidate of the contest ${quoteValue(id)}`,
      };
    const ranking = named.map((one) => contest.candidates.get(one) ?? 0);
    return { contest: contest.at, ranking };
  }
}
