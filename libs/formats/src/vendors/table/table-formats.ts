import {
  type ExportFile,
  FileError,
  firstRow,
  type IssueLog,
  type KnownFormats,
  type Recognition,
  refuseByContent,
} from '@crossvote/opening';
import type { MapSource } from '../../columns/map-source.ts';
import type { Proposal } from '../../columns/propose/proposal.ts';
import { proposeColumns } from '../../columns/propose/propose-columns.ts';
import { roleOf } from '../../columns/propose/heading-roles.ts';
import { resolveColumns } from '../../columns/resolve-columns.ts';
import type { FormatReader } from '../../format-reader.ts';
import { headingsIn } from '../../columns/headings-in.ts';
import { readTables, type TableFormat } from './table.ts';

const howToCorrect =
  'this was taken from the headings and the first rows; cvr inspect with --write-columns columns.json writes it as a map, to be corrected and given with --columns';

/** Whether a table is of ES&S, or of a city that uses it: they have ranks in columns, too, and a reader that knows more. */
function isOfEss(head: Buffer): boolean {
  const headings = firstRow(head).filter((heading) => heading !== '');
  const isOfCity = roleOf(headings[0] ?? '') === 'precinct';
  return headings.some(
    (heading) =>
      /^cast vote record$/i.test(heading) || (isOfCity && /\b1st choice\b/i.test(heading)),
  );
}

/** The map that a table surely means; undefined where a person must say it. */
function certainMap(head: Buffer, file: string, isOfMarks: boolean): Proposal | undefined {
  const proposal = proposeColumns(head, file);
  const isWanted = proposal?.isCertain === true && (proposal.map.mark !== undefined) === isOfMarks;
  return isWanted && !isOfEss(head) ? proposal : undefined;
}

/** The map that a table surely means, which the report tells. */
async function takeMap(
  table: ExportFile,
  issues: IssueLog,
  isOfMarks: boolean,
): Promise<MapSource> {
  const { name: file } = table;
  const proposal = certainMap(await table.head(), file, isOfMarks);
  if (!proposal)
    throw new FileError(
      'columns_unclear',
      'it is not clear what its columns mean; cvr inspect with --write-columns columns.json writes what they seem to mean, to be corrected and given with --columns',
      { file },
    );
  const place = { file, line: 1 };
  const add = (severity: 'assumption' | 'warning', code: string, message: string) => {
    issues.add({ severity, code, message, place });
  };
  for (const taken of proposal.taken) add('assumption', 'columns_taken', taken);
  add('assumption', 'columns_taken', howToCorrect);
  for (const unsure of proposal.unsure)
    add('warning', 'columns_unknown', `it is not known ${unsure}`);
  return { map: proposal.map, file };
}

const longSigns = [
  ['record', 'a heading numbers the records (cid, CVRNumber)'],
  ['contest', 'a heading is Contest or Race, or Office'],
  ['choice', 'a heading is Candidate'],
] as const;

function recogniseLong(head: Buffer, name: string): Recognition {
  const roles = firstRow(head).map(roleOf);
  const holds = (role: string) =>
    roles.some((one) => one === role || (role === 'contest' && one === 'office'));
  return {
    matched: longSigns.filter(([role]) => holds(role)).map(([, words]) => words),
    missed: longSigns.filter(([role]) => !holds(role)).map(([, words]) => words),
    part: certainMap(head, name, true) ? 'records' : 'none',
  };
}

const rankSigns = [
  'headings are ranks (rank1, rank2), or choices with the numbers of their ranks below them',
];

function recogniseRanks(head: Buffer, name: string): Recognition {
  const isTable = certainMap(head, name, false) !== undefined;
  return {
    matched: isTable ? rankSigns : [],
    missed: isTable ? [] : rankSigns,
    part: isTable ? 'records' : 'none',
  };
}

const longTables: TableFormat = {
  recognise: recogniseLong,
  mapFor: (table, issues) => takeMap(table, issues, true),
  wording: {
    lacking:
      'no file has headings for a record number, a contest and a candidate (such as CVRNumber, Contest, Candidate)',
    others: 'are no long tables of votes',
  },
};

const rankTables: TableFormat = {
  recognise: recogniseRanks,
  mapFor: (table, issues) => takeMap(table, issues, false),
  wording: {
    lacking:
      'no file is surely a table of ranks (headings such as rank1 and rank2, or choices with the numbers of their ranks); for another table give a map with --columns',
    others: 'are no such tables of ranks',
  },
};

/** Long tables as some counties and researchers publish them: one row a record, contest and vote. */
export const longCsv: FormatReader = {
  id: 'long-csv',
  title: 'Long CSV',
  description:
    'One header row with a record number, Contest or Race, and Candidate; then one row a record, contest and vote',
  recognise: recogniseLong,
  read: (files, sink, issues, options) => readTables(longTables, files, sink, issues, options),
};

/** Tables of ranked ballots that say by themselves what their columns mean; any other table by a person's map. */
export const table: FormatReader = {
  id: 'table',
  title: 'Table',
  description:
    'One header row with ranks (rank1, rank2) or choices, and one row a ballot; any other CSV, workbook, Parquet or JSON list by a map of its columns (--columns)',
  recognise: recogniseRanks,
  read: (files, sink, issues, options) => readTables(rankTables, files, sink, issues, options),
};

/** Tables whose columns a person's map explains: there is no other format then. */
export function tablesByMap(source: MapSource): KnownFormats<FormatReader> {
  const fits = (head: Buffer, name: string) => {
    const headings = headingsIn(head, source.map.headings);
    // Of a header longer than the first bytes, reading will tell.
    if (headings) resolveColumns(source, headings, name);
  };
  const recognise = (head: Buffer, name: string): Recognition => {
    try {
      fits(head, name);
      return { matched: ['it has the columns of the map'], missed: [], part: 'records' };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { matched: [], missed: ['it has the columns of the map'], part: 'none' };
    }
  };
  const format: TableFormat = {
    recognise,
    mapFor: () => Promise.resolve(source),
    wording: {
      lacking: 'no file has the columns of the map',
      others: 'lack columns of the map',
    },
  };
  return {
    formats: [
      {
        ...table,
        recognise,
        read: (files, sink, issues, options) => readTables(format, files, sink, issues, options),
      },
    ],
    refuseOtherKind: (file, head) => {
      refuseByContent(file, head);
      fits(head, file);
    },
  };
}
