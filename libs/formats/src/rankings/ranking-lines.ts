import { textLines, type ExportFile, type Place } from '@crossvote/opening';
import { lineText, noFinalLineEnd } from '../records/line-text.ts';
import type {
  RankedContest,
  Ranking,
  RankingFormat,
  RankingProblem,
  Say,
} from './ranking-format.ts';

/** Enough for a ranking of all choices that a list may have. */
const lineLimit = 1 << 20;

/** Takes what a file of rankings holds. */
export interface RankingTaker {
  /** @returns what to wait for, where the ballots are many */
  take(ranking: Ranking, place: Place): Promise<void> | undefined;
  refuse(problem: RankingProblem, place: Place): void;
  say(severity: 'assumption' | 'warning', code: string, message: string, place: Place): void;
  /** Called between chunks. */
  drain(): Promise<void>;
}

/**
 * Streams a file of rankings.
 *
 * @throws FileError when it is none, or going on could miscount
 */
export async function readRankingLines(
  file: ExportFile,
  format: RankingFormat,
  taker: RankingTaker,
): Promise<RankedContest> {
  const say: Say = (severity, code, message, line) => {
    taker.say(severity, code, message, line === undefined ? { file: file.name } : placeOf(line));
  };
  const placeOf = (line: number): Place => ({ file: file.name, line });
  const parser = format.parser(file, say);
  let openLine = 0;
  for await (const lines of textLines(file, { limit: lineLimit, kind: format.kind })) {
    for (const { bytes, line, isTerminated } of lines) {
      const found = parser.line(lineText(bytes, placeOf(line)).trim(), placeOf(line));
      if (!isTerminated) openLine = line;
      if (found === undefined) continue;
      if ('code' in found) {
        taker.refuse(found, placeOf(line));
        continue;
      }
      const wait = taker.take(found, placeOf(line));
      // Nearly always there is nothing to wait for.
      if (wait) await wait;
    }
    await taker.drain();
  }
  const contest = parser.finish();
  if (openLine > 0 && !contest.isClosed)
    say('warning', noFinalLineEnd.code, noFinalLineEnd.message, openLine);
  return contest;
}
