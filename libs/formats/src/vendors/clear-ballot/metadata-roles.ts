/** The role of a column that is not a choice. */
export type MetadataRole =
  | 'rowNumber'
  | 'boxId'
  | 'boxPosition'
  | 'ballotId'
  | 'precinctId'
  | 'ballotStyleId'
  | 'precinctStyleName'
  | 'scanComputerName'
  | 'status'
  | 'remade';

const roles: readonly MetadataRole[] = [
  'rowNumber',
  'boxId',
  'boxPosition',
  'ballotId',
  'precinctId',
  'ballotStyleId',
  'precinctStyleName',
  'scanComputerName',
  'status',
  'remade',
];

/** Columns that are read but not stored, as they would show how a known ballot was voted. */
const identifiers: readonly MetadataRole[] = ['rowNumber', 'boxPosition', 'ballotId'];

/** The metadata columns of a file: the place of each, and the headings of columns that are not stored. */
export interface MetadataColumns {
  readonly columns: ReadonlyMap<MetadataRole, number>;
  readonly notStored: readonly string[];
}

/** Finds the metadata columns. Offices append words to a heading (`PrecinctStyleName (Redacted …)`). */
export function readMetadataColumns(
  headings: readonly string[],
  isChoice: (heading: string) => boolean,
): MetadataColumns {
  const columns = new Map<MetadataRole, number>();
  const notStored: string[] = [];
  headings.forEach((heading, column) => {
    if (isChoice(heading) || heading.trim() === '') return;
    const word = (/^\s*([a-z]+)/i.exec(heading.replace(/[ _]/g, ''))?.[1] ?? '').toLowerCase();
    const role = roles.find((known) => known.toLowerCase() === word);
    if (role && !columns.has(role)) columns.set(role, column);
    else notStored.push(heading);
    if (role && identifiers.includes(role)) notStored.push(heading);
  });
  return { columns, notStored: [...new Set(notStored)] };
}
