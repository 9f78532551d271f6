/** Attributes of a record: what the store calls them, and their headings in a table. */
export const attributeColumns = [
  ['precinct', 'precinct'],
  ['ballotStyle', 'ballot_style'],
  ['countingGroup', 'counting_group'],
  ['tabulator', 'tabulator'],
  ['batch', 'batch'],
  ['party', 'party'],
] as const;

export const attributeHeadings = attributeColumns.map(([, heading]) => heading);
