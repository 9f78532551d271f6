import type { Recognition } from '@crossvote/opening';
import { foldedRows, headingsOf, kindOf } from '../file-headings.ts';
import { readEssExport, type Variant } from '../read-export.ts';
import type { FormatReader } from '../../../format-reader.ts';
import { isCandidateTable, CandidateNames } from './candidate-names.ts';
import { isNycName, isNumberedChoice } from '../contest-headings.ts';

function recognise(head: Buffer, name: string): Recognition {
  const rows = foldedRows(head);
  const [headings = []] = rows;
  if (isCandidateTable(headings))
    return { matched: ['row 1 is CandidacyID, DefaultBallotName'], missed: [], part: 'side' };
  const tests = [
    [kindOf(rows) === 'votes', 'row 1 has Cast Vote Record among its first six headings'],
    [
      headingsOf(rows).some(isNumberedChoice) || isNycName(name),
      'a heading of row 1 holds "Choice 1 of 5", or the file is called like 2025P1V1_ELE1.xlsx',
    ],
  ] as const;
  return {
    matched: tests.filter(([holds]) => holds).map(([, words]) => words),
    missed: tests.filter(([holds]) => !holds).map(([, words]) => words),
    part: tests.every(([holds]) => holds) ? 'records' : 'none',
  };
}

/** The workbooks that New York City publishes: the layout of ES&S, with numbers for candidates. */
export const nyc: FormatReader = {
  id: 'nyc',
  title: 'New York City workbooks',
  description:
    'Workbooks in the ES&S layout with headings such as "DEM Mayor Choice 1 of 5 Citywide (026916)", and one that names the candidates',
  recognise,
  sides: {
    uses: {
      manifest: {
        kinds: ['candidates'],
        expected:
          'the workbook with the headings CandidacyID and DefaultBallotName (…CandidacyID_To_Name.xlsx)',
      },
    },
    kindOf: () => 'candidates',
    couldBe: (name) => /candida.*\.(csv|xlsx)$/i.test(name),
  },
  read: (files, sink, issues, options) => {
    const names = new CandidateNames(issues, files[0]?.name ?? '');
    const variant: Variant = {
      isNyc: true,
      readSide: async (file, [headings = []]) => {
        const isTable = isCandidateTable(headings);
        if (isTable) await names.read(file);
        return isTable;
      },
      nameOf: (text) => names.nameOf(text),
    };
    // The cells are numbers whose names are in a table, so records are not read in pieces.
    return readEssExport(files, sink, issues, variant, {
      words: options?.words,
      contests: options?.contests,
    });
  },
};
