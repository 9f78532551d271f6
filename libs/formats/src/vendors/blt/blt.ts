import { TextSample, type Recognition } from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import type { RankingFormat } from '../../rankings/ranking-format.ts';
import { readRankings } from '../../rankings/read-rankings.ts';
import { BltParser } from './blt-parser.ts';

const sign =
  'the first line is the numbers of candidates and seats, and each further one a number of ballots with their candidates in order';

/** A line for each ranking, ended by 0, until a line of 0 alone. */
function isBlt({ lines }: TextSample): boolean {
  const content = lines.map((line) => line.replace(/\s*#.*$/, '')).filter((line) => line !== '');
  const [first = '', ...others] = content;
  if (!/^\d+\s+\d+$/.test(first)) return false;
  const end = others.indexOf('0');
  const ballots = (end === -1 ? others : others.slice(0, end)).filter(
    (line) => !/^(?:-\d+\s*)+$/.test(line),
  );
  const isBallot = (line: string) => /^(?:\([^)]*\)\s*)?[\d.]+(?:\s+(?:[\d=]+|-))*\s+0$/.test(line);
  // One damaged line must not hide what the others are.
  return ballots.length > 0 && ballots.filter(isBallot).length * 2 > ballots.length;
}

/** The same between commas, the candidates behind the ballots. */
function isBltAsCsv({ lines }: TextSample): boolean {
  const names = lines.findIndex((line) => /^"?Candidate 1"?\s*,/i.test(line));
  return (
    names > 0 &&
    /^\d+\s*,\s*\d+\s*,*$/.test(lines[0] ?? '') &&
    lines.slice(1, names).filter((line) => /^[\d,\s=-]+$/.test(line)).length * 2 > names - 1
  );
}

function recognise(head: Buffer): Recognition {
  const sample = new TextSample(head);
  const isIt = isBlt(sample) || isBltAsCsv(sample);
  return isIt
    ? { matched: [sign], missed: [], part: 'records' }
    : { matched: [], missed: [sign], part: 'none' };
}

const lines: RankingFormat = {
  kind: 'BLT file',
  parser: (file, say) => new BltParser(file, say),
};

/** Rankings with their counts, of OpenSTV, OpaVote, OpenTally and Scottish councils; also with commas in place of blanks. */
export const blt: FormatReader = {
  id: 'blt',
  title: 'BLT',
  description:
    'Numbers of candidates and seats; then a line for each ranking with the number of its ballots; then the names (OpenSTV, OpaVote, Scottish councils)',
  recognise,
  read: (files, sink, issues, options) => readRankings(files, lines, sink, issues, options),
};
