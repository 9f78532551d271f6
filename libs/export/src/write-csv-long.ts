import type { Selection } from '@crossvote/election';
import { attributeHeadings } from './attribute-columns.ts';
import { csvCell, csvRow, encodeChoice, encodeText, neutralText } from './cell-text.ts';
import { contestFacts, datasetFacts } from './definition-rows.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { ExportedBlock, ExportedContest } from './exported-block.ts';
import { labelledMarks, stateWordOf } from './selection-cell.ts';
import { textChunks } from './text-chunks.ts';
import type { WritingOptions } from './writing-options.ts';

const headings = ['record', 'contest', 'choice', 'rank', ...attributeHeadings];
const noAttributes = ','.repeat(attributeHeadings.length);

/** A table with one mark in each row. A contest without a mark and a record without a contest have a row, too. */
export function writeCsvLong(
  dataset: ExportedDataset,
  { isPlain }: Pick<WritingOptions, 'isPlain'>,
): AsyncGenerator<Uint8Array> {
  return textChunks(longRows(dataset, isPlain), isPlain ? neutralText : undefined);
}

async function* longRows(
  dataset: ExportedDataset,
  isPlain: boolean,
): AsyncGenerator<Iterable<string>> {
  yield [`${csvRow(headings)}\n`];
  if (!isPlain) yield definitionRows(dataset);
  for await (const block of dataset.blocks()) yield blockRows(dataset, block);
}

function* definitionRows(dataset: ExportedDataset): Generator<string> {
  const row = (...cells: string[]) => `${csvRow([...cells, ''])}${noAttributes}\n`;
  for (const [key, value] of datasetFacts(dataset)) yield row(key, '', value);
  for (const contest of dataset.contests)
    for (const [key, valueOf] of contestFacts) {
      const value = valueOf(contest);
      if (value !== '') yield row(key, encodeText(contest.label), value);
    }
}

function* blockRows(dataset: ExportedDataset, block: ExportedBlock): Generator<string> {
  const contests = dataset.contests.map((contest, place) => {
    const column = block.marks[place];
    const texts = column?.entries.map((selection) => selectionRows(selection, contest));
    return { codes: column?.codes, texts: [[], ...(texts ?? [])] };
  });
  const attributes = block.attributes.map(
    (column) =>
      column && {
        codes: column.codes,
        texts: ['', ...column.entries.map((text) => csvCell(encodeText(text)))],
      },
  );
  for (let row = 0; row < block.recordCount; row += 1) {
    const record = `${block.firstRecord + row},`;
    let end = '';
    for (const column of attributes)
      end += column ? `,${column.texts[column.codes[row] ?? 0] ?? ''}` : ',';
    let rows = '';
    for (const { codes, texts } of contests)
      for (const text of texts[codes?.[row] ?? 0] ?? []) rows += `${record}${text}${end}\n`;
    yield rows === '' ? `${record},,${end}\n` : rows;
  }
}

/** Contest, choice and rank of each row of a selection. */
function selectionRows(selection: Selection, contest: ExportedContest): string[] {
  const label = encodeText(contest.label);
  const word = stateWordOf(selection);
  const state = word === undefined ? [] : [csvRow([label, word, ''])];
  const marks = labelledMarks(selection, contest).map((mark) =>
    csvRow([label, encodeChoice(mark.label), mark.rank > 0 ? String(mark.rank) : '']),
  );
  return [...state, ...marks];
}
