import { FileError, foldWhiteSpace, type Place } from '@crossvote/opening';

/** A box of the ballot paper. */
export interface Box {
  readonly column: number;
  /** Letters of its group, `UG` for candidates without one. */
  readonly group: string;
  /** Of the party above the line, of the candidate below it. */
  readonly name: string;
}

/** Where the values of a paper stand. */
export interface SenateColumns {
  readonly state: number;
  readonly division: number;
  readonly place: number;
  readonly placeId: number;
  readonly batch: number;
  readonly paper: number;
  readonly above: readonly Box[];
  readonly below: readonly Box[];
}

/** Columns of a paper before the boxes, by their letters. */
const headings = {
  state: /^state$/,
  division: /^division$/,
  place: /^votecollectionpointname$/,
  placeId: /^votecollectionpointid$/,
  batch: /^batchno$/,
  paper: /^paperno$/,
} as const;

const box = /^([A-Z]{1,3}):(.*)$/u;

/** The byte before the letter A. */
const beforeA = 64;

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z]+/gu, '');

/** Headings that speak for a table of formal preferences, and those that it lacks. */
export function recognisedHeadings(row: readonly string[]): {
  readonly isPaper: boolean;
  readonly hasBoxes: boolean;
} {
  const found = row.map(plain);
  const has = (form: RegExp) => found.some((heading) => form.test(heading));
  return {
    isPaper: has(/^votecollectionpoint(?:name|nm)$/) && has(headings.batch) && has(headings.paper),
    hasBoxes: row.filter((heading) => box.test(foldWhiteSpace(heading))).length > 1,
  };
}

/**
 * The columns of a table.
 *
 * @throws FileError where it has not those of a paper, or nothing tells the boxes above the line from those below
 */
export function senateColumns(row: readonly string[], place: Place): SenateColumns {
  const found = row.map(plain);
  const at = (form: RegExp) => found.findIndex((heading) => form.test(heading));
  const paper = {
    state: at(headings.state),
    division: at(headings.division),
    place: at(headings.place),
    placeId: at(headings.placeId),
    batch: at(headings.batch),
    paper: at(headings.paper),
  };
  if (Object.values(paper).includes(-1))
    throw new FileError(
      'columns_missing',
      'has not all columns of a table of formal preferences: State, Division, Vote Collection Point Name and ID, Batch No, Paper No',
      place,
    );
  const boxes = row.flatMap((heading, column) => {
    const [, group, name = ''] = box.exec(foldWhiteSpace(heading)) ?? [];
    return group === undefined ? [] : [{ column, group, name: foldWhiteSpace(name) }];
  });
  const line = boxes.findIndex((one, here) => here > 0 && !isBehind(one, boxes[here - 1]));
  if (line === -1)
    throw new FileError(
      'boxes_unclear',
      'the headings of boxes, such as A:Party and A:NAME First, do not tell which stand above the line and which below it: groups must come once, and then with their candidates',
      place,
    );
  return { ...paper, above: boxes.slice(0, line), below: boxes.slice(line) };
}

/** Whether a group comes after another one: A, B, … Z, AA, and those without group last. */
function isBehind({ group }: Box, before: Box | undefined): boolean {
  return orderOf(group) > orderOf(before?.group ?? '');
}

function orderOf(group: string): number {
  if (group === 'UG') return Infinity;
  let order = 0;
  for (const letter of Buffer.from(group)) order = order * 26 + letter - beforeA;
  return order;
}
