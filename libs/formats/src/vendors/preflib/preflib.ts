import { TextSample, type Recognition } from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import type { RankingFormat } from '../../rankings/ranking-format.ts';
import { readRankings } from '../../rankings/read-rankings.ts';
import { PrefLibParser } from './preflib-parser.ts';

const sign =
  'the first lines are a head of PrefLib: # NUMBER ALTERNATIVES, or the number of alternatives, a line for each, and three sums';

/** As many as are looked at, or nearly. */
const manyLines = 300;

function hasKeyedHead({ text, lines }: TextSample): boolean {
  return lines[0]?.startsWith('#') === true && /^#\s*NUMBER ALTERNATIVES\s*:/im.test(text);
}

/** The number of candidates, a line for each, and three sums. */
function hasCountedHead({ lines }: TextSample): boolean {
  const [first = ''] = lines;
  if (!/^\d{1,5}$/.test(first)) return false;
  const count = Number(first);
  const named = lines.slice(1, count + 1);
  return (
    count > 0 &&
    named.every((line, place) => line.startsWith(`${place + 1},`)) &&
    // A list may be longer than what is looked at.
    ((named.length < count && lines.length > manyLines) ||
      /^\d+\s*,\s*\d+\s*,\s*\d+$/.test(lines[count + 1] ?? ''))
  );
}

function recognise(head: Buffer): Recognition {
  const sample = new TextSample(head);
  return hasKeyedHead(sample) || hasCountedHead(sample)
    ? { matched: [sign], missed: [], part: 'records' }
    : { matched: [], missed: [sign], part: 'none' };
}

const lines: RankingFormat = {
  kind: 'PrefLib file',
  parser: (file, say) => new PrefLibParser(file, say),
};

/** Orders with their counts, as the PrefLib library of preferences has them: `.soc`, `.soi`, `.toc` and `.toi`. */
export const preflib: FormatReader = {
  id: 'preflib',
  title: 'PrefLib',
  description:
    'A head with the alternatives (# NUMBER ALTERNATIVES, or a number and a line for each), then a line for each order with its count',
  recognise,
  read: (files, sink, issues, options) => readRankings(files, lines, sink, issues, options),
};
