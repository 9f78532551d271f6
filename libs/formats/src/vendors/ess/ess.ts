import { type IssueLog, quoteValue, type Recognition } from '@crossvote/opening';
import type { FormatReader } from '../../format-reader.ts';
import { foldedRows, headingsOf, kindOf } from './file-headings.ts';
import { readEssExport } from './read-export.ts';
import { isNycName, isNumberedChoice } from './contest-headings.ts';
import { essPieces } from './pieces/piece-reader.ts';

const recordNumber =
  'row 1 has Cast Vote Record among its first six headings, or begins with Precinct and 1st Choice';
const plainHeadings = 'no heading of row 1 holds "Choice 1 of 5" or "(Vote For=1)"';

function recognise(head: Buffer, name: string): Recognition {
  const rows = foldedRows(head);
  const kind = kindOf(rows);
  if (kind === 'ballots')
    return {
      matched: ['a row of headings begins with Cast Vote Record and lists batches and machines'],
      missed: [],
      part: 'side',
    };
  const isTable = kind !== 'other';
  const isNyc = isNycName(name) || headingsOf(rows).some(isNumberedChoice);
  const tests = [
    [isTable, recordNumber],
    [isTable && !isNyc, plainHeadings],
  ] as const;
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed: tests.filter(([holds]) => !holds).map(([, words]) => words),
    part: isTable && !isNyc ? 'records' : 'none',
  };
}

/** Candidate numbers in place of names are kept, and said once. */
function sayNumbers(file: string): (text: string, issues: IssueLog) => string {
  let isSaid = false;
  return (text, issues) => {
    if (!isSaid && /^\d{3,}$/.test(text)) {
      isSaid = true;
      issues.add({
        severity: 'warning',
        code: 'choice_is_number',
        message: `choices such as ${quoteValue(text)} are numbers of candidates, kept as names; export again with names to get these`,
        place: { file },
      });
    }
    return text;
  };
}

/** The Cast Vote Record export of ES&S Electionware, and the ranked tables of cities. */
export const ess: FormatReader = {
  id: 'ess',
  title: 'ES&S',
  description:
    'One row of headings with Cast Vote Record among the first, then one row a ballot and one column a contest (CSV or XLSX)',
  recognise,
  sides: {
    uses: {
      ballots: {
        kinds: ['ballots'],
        expected:
          'the ballots file, whose headings begin with Cast Vote Record and name batches and machines, without contests',
      },
    },
    kindOf: () => 'ballots',
    couldBe: (name) => /\.(csv|xlsx)(\.gz)?$/i.test(name),
  },
  pieces: essPieces,
  read: (files, sink, issues, options) => {
    const variant = {
      isNyc: false,
      readSide: () => Promise.resolve(false),
      nameOf: sayNumbers(files[0]?.name ?? ''),
    };
    return readEssExport(files, sink, issues, variant, options);
  },
};
