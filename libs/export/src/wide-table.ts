import { attributeHeadings } from './attribute-columns.ts';
import { encodeText } from './cell-text.ts';
import { contestFacts, datasetFacts } from './definition-rows.ts';
import type { ExportedDataset } from './exported-dataset.ts';
import type { Column, ExportedBlock } from './exported-block.ts';
import { selectionCell } from './selection-cell.ts';

/** The headings of the table with one record a row. */
export function wideHeadings({ contests }: ExportedDataset): string[] {
  return ['record', ...attributeHeadings, ...contests.map(({ label }) => encodeText(label))];
}

/** The rows that define the contests, as wide as the headings. */
export function wideDefinitions(dataset: ExportedDataset): string[][] {
  const { contests } = dataset;
  const blank = attributeHeadings.map(() => '');
  const ofDataset = datasetFacts(dataset).map(([key, value]) => [
    key,
    value,
    ...blank.slice(1),
    ...contests.map(() => ''),
  ]);
  const ofContests = contestFacts
    .map(([key, valueOf]) => [key, ...blank, ...contests.map(valueOf)])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''));
  return [...ofDataset, ...ofContests];
}

/** The columns of a block after the column of record numbers, with the cells for their entries. */
export function wideColumns(
  { contests }: ExportedDataset,
  { attributes, marks }: ExportedBlock,
): (Column<string> | undefined)[] {
  return [
    ...attributes.map(
      (column) => column && { codes: column.codes, entries: column.entries.map(encodeText) },
    ),
    ...contests.map((contest, place) => {
      const column = marks[place];
      return (
        column && {
          codes: column.codes,
          entries: column.entries.map((selection) => selectionCell(selection, contest)),
        }
      );
    }),
  ];
}
