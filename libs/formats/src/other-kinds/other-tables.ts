import type { TextSample } from '@crossvote/opening';
import { asTotals, byColumnMap, columnOf, type OtherKind } from './other-kind.ts';
import { rankInTitle } from '../words/rank-in-title.ts';

/** Headings by their letters and digits, in lower case. */
const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

const headingsOf = ({ table }: TextSample) => (table[0] ?? []).map(plain);
const hasAll = (headings: readonly string[], ...wanted: readonly RegExp[]) =>
  wanted.every((form) => headings.some((heading) => form.test(heading)));

const record =
  /^(?:cid|cvr(?:id|number)?|castvoterecord|ballotid|recordid|record|.*voterid|ballot)$/;
const candidate = /^(?:candidate|candidatename|choice|choicename|selection|option)$/;
const contest = /^(?:contest|race|office|contestname|racename|officename|question)$/;
/** How many ballots or votes a row stands for. */
const weight = /^(?:nvoters|weight|count|freq|frequency|nballots|numballots|numvoters|ballots)$/;
const votes =
  /^(?:(?:total)?votes?|votes?(?:count|total|s?cast)s?|(?:electionday|early|absentee|mail|provisional)votes?|numvotes)$/;
const place =
  /^(?:batch|precinct|county|ward|district|town|jurisdiction|pollingplace|votecenter)(?:name|id|no|number)?$/;

const isRankHeading = (heading: string) =>
  rankInTitle(heading)?.rest === '' ||
  /^(?:rank|vote|choice|pref|preference|ranking)[\s_-]?\d{1,2}$/i.test(heading);

function rankHeadings({ table }: TextSample): number {
  return (table[0] ?? []).filter(isRankHeading).length;
}

const isNumber = (cell: string) => /^\d[\d,]*(?:\.0+)?$/.test(cell);

/** A column for each candidate, with ranks from 1 in each row. */
function hasRankCells(sample: TextSample): boolean {
  const columns = (sample.table[0] ?? []).flatMap((heading, column) => {
    const cells = columnOf(sample, column);
    const isRank = cells.every((cell) => cell === '' || /^[1-9]\d?$/.test(cell));
    return isRank && !weight.test(plain(heading)) && column > 0 ? [cells] : [];
  });
  if (columns.length < 2) return false;
  const rows = sample.table.slice(1).map((_, row) => columns.flatMap((cells) => cells[row] ?? []));
  const ranks = rows.map((cells) => cells.filter((cell) => cell !== '').map(Number));
  // One row of numbers may be anything.
  return (
    ranks.length > 1 &&
    ranks.some((row) => row.includes(2)) &&
    ranks.every((row) => new Set(row).size === row.length && Math.max(0, ...row) <= columns.length)
  );
}

/** Rankings as the first rows, and below a count for each place. */
function hasRankingHeads({ table }: TextSample): boolean {
  const [first = [], second = [], ...others] = table;
  const counts = others.filter(([head = '']) => !/^\d+$/.test(head));
  return (
    first[0] === '1' &&
    second[0] === '2' &&
    first.slice(1).every((cell) => cell !== '' && !isNumber(cell)) &&
    counts.length > 0 &&
    counts.every((row) => row.slice(1).every(isNumber))
  );
}

/** A row for each place, and a sum for each choice. */
function hasSumsByPlace(sample: TextSample): boolean {
  const [first = '', ...others] = headingsOf(sample);
  if (!place.test(first) || others.some((heading) => record.test(heading))) return false;
  const columns = others.map((_, column) => columnOf(sample, column + 1));
  const filled = columns.flat().filter((cell) => cell !== '');
  const isSum = columns.filter((cells) =>
    cells.some((cell) => Number(cell.replaceAll(',', '')) > 1),
  );
  return filled.length > 0 && filled.every(isNumber) && isSum.length * 2 >= columns.length;
}

/** A row for each candidate, with its votes. */
function hasVotes(sample: TextSample): boolean {
  const headings = headingsOf(sample);
  const sums = headings.flatMap((heading, column) => (votes.test(heading) ? [column] : []));
  const isSummed = sums.some((column) => {
    const cells = columnOf(sample, column).filter((cell) => cell !== '');
    return cells.length > 0 && cells.every(isNumber);
  });
  const isNamed = headings.some((heading) => candidate.test(heading) || contest.test(heading));
  return isSummed && isNamed && !headings.some((heading) => record.test(heading));
}

/** Tables of programs, researchers and offices that no reader knows. */
export const tableKinds: readonly OtherKind[] = [
  {
    code: 'is_long_without_contest',
    test: (sample) => {
      const headings = headingsOf(sample);
      return hasAll(headings, record, candidate, /^office$/) && !headings.includes('contest');
    },
    advice: `is a long table of votes of which it is not clear what numbers its ballots; ${byColumnMap}`,
  },
  {
    code: 'is_long_rankings',
    test: (sample) => hasAll(headingsOf(sample), candidate, contest, /rank$/),
    advice: `is a long table of ranked votes of which it is not clear what numbers its ballots; ${byColumnMap}`,
  },
  {
    code: 'is_weighted_rankings',
    test: (sample) => rankHeadings(sample) > 1 && hasAll(headingsOf(sample), weight),
    advice: `is a table of rankings with a column that may say how many ballots a row stands for; ${byColumnMap}`,
  },
  {
    code: 'is_rank_table',
    test: (sample) => rankHeadings(sample) > 1,
    advice: `is a table of ranks whose other columns, or the names in them, are not clear; ${byColumnMap}`,
  },
  {
    code: 'is_rank_matrix',
    test: (sample) => hasRankCells(sample),
    advice: `may be a table with a column for each candidate and ranks in its cells, whose rows no column numbers, or whose other columns are not clear; ${byColumnMap}`,
  },
  {
    code: 'is_ranking_counts',
    test: hasRankingHeads,
    advice:
      'holds counts, not ballots: its columns are rankings, its rows precincts and perhaps their totals; to count the ballots of all precincts together, write a BLT file with a line for each ranking and its total',
  },
  {
    code: 'is_totals',
    test: (sample) => hasVotes(sample) || hasSumsByPlace(sample),
    advice: asTotals,
  },
  {
    code: 'is_weighted_table',
    test: (sample) => {
      const headings = headingsOf(sample);
      const column = headings.findIndex((heading) => weight.test(heading));
      const cells = columnOf(sample, column).filter((cell) => cell !== '');
      return (
        column !== -1 && cells.length > 0 && cells.every(isNumber) && !hasAll(headings, record)
      );
    },
    advice: `holds counts, not ballots: a column says how many ballots a row stands for; where its cells name choices, ${byColumnMap}`,
  },
];
