import { withEncoding } from '@crossvote/opening';
import { fileOf } from '@crossvote/samples';
import { clearBallot } from '../src/vendors/clear-ballot/clear-ballot.ts';
import { dominionCsv } from '../src/vendors/dominion-csv/dominion-csv.ts';
import { ess } from '../src/vendors/ess/ess.ts';
import type { FormatReader } from '../src/format-reader.ts';
import { longCsv } from '../src/vendors/table/table-formats.ts';
import { countedNames, readFiles } from './ess-reading.ts';

/** Exports of two records: Zoë for Mayor on the first, "Bo, Jr." on the second. */
const exports: readonly [FormatReader, readonly (readonly string[])[]][] = [
  [
    dominionCsv,
    [
      ['Test Election', '5.11.3.1', '', '', ''],
      ['', '', '', 'Mayor (Vote For=1)', 'Mayor (Vote For=1)'],
      ['', '', '', 'Zoë', 'Bo, Jr.'],
      ['CvrNumber', 'TabulatorNum', 'BatchId', 'A', 'B'],
      ['1', '2', '3', '1', '0'],
      ['2', '2', '3', '0', '1'],
    ],
  ],
  [
    ess,
    [
      ['Cast Vote Record', 'Precinct', 'Ballot Style', 'Mayor'],
      ['1', 'P', 'S', 'Zoë'],
      ['2', 'P', 'S', 'Bo, Jr.'],
    ],
  ],
  [
    clearBallot,
    [
      [
        'RowNumber',
        'BoxID',
        'BallotID',
        'Choice_1_1:Mayor:Vote For 1:Zoë:NON',
        'Choice_1_2:Mayor:Vote For 1:Bo, Jr.:NON',
      ],
      ['1', 'b', 'x-1', '1', '0'],
      ['2', 'b', 'x-2', '0', '1'],
    ],
  ],
  [
    longCsv,
    [
      ['CVRNumber', 'Contest', 'Candidate'],
      ['1', 'Mayor', 'Zoë'],
      ['2', 'Mayor', 'Bo, Jr.'],
    ],
  ],
];

const delimiters = [',', ';', '\t'];
const lineEnds = ['\n', '\r\n', '\r'];
const encodings: readonly [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 LE with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 BE', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
];

function textOf(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const cellOf = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
  return rows.map((row) => row.map(cellOf).join(delimiter) + lineEnd).join('');
}

/** What counts for Mayor on each record. */
async function votesOf(bytes: Buffer, reader: FormatReader): Promise<string[]> {
  const file = withEncoding(fileOf('a.csv', bytes, 50), 'auto');
  expect(reader.recognise(await file.head(), file.name).part).toBe('records');
  const { contests, records } = await readFiles([file], reader);
  return records.flatMap(({ selections }) =>
    [...selections].flatMap(([contest, selection]) => countedNames(contests[contest]!, selection)),
  );
}

describe.each(exports.map(([reader, rows]) => [reader.id, reader, rows] as const))(
  '%s',
  (_, reader, rows) => {
    it.each(encodings)('is read from %s with any delimiter and line end', async (_, encode) => {
      for (const delimiter of delimiters) {
        for (const lineEnd of lineEnds) {
          const bytes = encode(textOf(rows, delimiter, lineEnd));
          expect({ delimiter, lineEnd, votes: await votesOf(bytes, reader) }).toEqual({
            delimiter,
            lineEnd,
            votes: ['Zoë', 'Bo, Jr.'],
          });
        }
      }
    });
  },
);
