import { TextSample, type Recognition } from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import type { RankingFormat } from '../../rankings/ranking-format.ts';
import { readRankings } from '../../rankings/read-rankings.ts';
import { CountedParser } from './counted-parser.ts';
import { countedLine, ruleLine } from './counted-line.ts';

const tests = [
  [ruleLine, 'a line is a rule such as ----- or -+-+-'],
  [countedLine, 'lines are rankings in brackets with a count, such as (1, 2) : 30'],
] as const;

function recognise(head: Buffer): Recognition {
  const { lines } = new TextSample(head);
  const holds = tests.map(([form]) => lines.some((line) => form.test(line)));
  const missed = tests.filter((_, at) => !holds[at]).map(([, words]) => words);
  return {
    matched: tests.filter((_, at) => holds[at]).map(([, words]) => words),
    missed,
    part: missed.length === 0 ? 'records' : 'none',
  };
}

const lines: RankingFormat = {
  kind: 'list of counted rankings',
  parser: (file, say) => new CountedParser(file, say),
};

/** Rankings in brackets with their counts, of margin-irv and its research set. */
export const rankingsCounted: FormatReader = {
  id: 'rankings-counted',
  title: 'Counted rankings',
  description:
    'Candidates and their parties, a rule of hyphens, then a line for each ranking in brackets with its count (margin-irv)',
  recognise,
  read: (files, sink, issues, options) => readRankings(files, lines, sink, issues, options),
};
