import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { attributeKinds } from '../../cvr-sink.ts';
import { forWholeFile } from './cell-text.ts';
import { decodeText, withoutGuard } from './cell-text.ts';

/** The column of one contest, in a table with one record in each row. */
export interface ContestHeading {
  readonly label: string;
  readonly column: number;
}

/** The columns of a table. Attributes are by kind, -1 where there is no column. */
export type TableLayout = { readonly attributes: readonly number[] } & (
  | { readonly form: 'wide'; readonly contests: readonly ContestHeading[] }
  | {
      readonly form: 'long';
      readonly contest: number;
      readonly choice: number;
      readonly rank: number;
      /** Headings of columns that are not read. */
      readonly notStored: readonly string[];
    }
);

/** Headings are compared by their letters and digits. */
const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]+/g, '');

const attributeHeadings = attributeKinds.map(plain);

/** The form of a table by its headings; undefined when it is not a table of this format. */
export function formOf(headings: readonly string[]): TableLayout['form'] | undefined {
  const [first = '', ...others] = headings.map(plain);
  if (first !== 'record' || !/^\s*record\s*$/i.test(headings[0] ?? '')) return undefined;
  if (others.includes('contest') && others.includes('choice')) return 'long';
  const isContest = (heading: string, place: number) =>
    (headings[place + 1] ?? '').trim() !== '' && !attributeHeadings.includes(heading);
  return others.some(isContest) ? 'wide' : undefined;
}

/**
 * Finds the columns of a table.
 *
 * @throws FileError when a heading is missing, occurs twice or cannot be read
 */
export function readLayout(headings: readonly string[], place: Place): TableLayout {
  const form = formOf(headings);
  if (!form)
    throw new FileError(
      'columns_missing',
      'has no heading "record" first, followed by contests, or by "contest" and "choice"',
      place,
    );
  const keys = headings.map(plain);
  refuseRepeated(headings, keys, form, place);
  const attributes = attributeHeadings.map((heading) => keys.indexOf(heading));
  const [contest, choice, rank] = ['contest', 'choice', 'rank'].map((key) => keys.indexOf(key));
  const known = new Set([0, ...attributes]);
  if (form === 'wide')
    return { form, attributes, contests: contestHeadings(headings, known, place) };
  for (const column of [contest, choice, rank]) known.add(column ?? -1);
  const notStored = headings.filter((text, column) => text.trim() !== '' && !known.has(column));
  return {
    form,
    attributes,
    contest: contest ?? -1,
    choice: choice ?? -1,
    rank: rank ?? -1,
    notStored,
  };
}

function contestHeadings(
  headings: readonly string[],
  known: ReadonlySet<number>,
  place: Place,
): ContestHeading[] {
  const last = headings.findLastIndex((heading) => heading.trim() !== '');
  return headings.slice(0, last + 1).flatMap((heading, column) => {
    if (known.has(column)) return [];
    if (heading.trim() === '')
      throw new FileError('heading_missing', 'a column has no heading; name its contest', {
        ...place,
        column: column + 1,
      });
    const label = forWholeFile(place, () => decodeText(withoutGuard(heading)));
    return [{ label, column }];
  });
}

function refuseRepeated(
  headings: readonly string[],
  keys: readonly string[],
  form: TableLayout['form'],
  place: Place,
): void {
  const own = [
    'record',
    ...attributeHeadings,
    ...(form === 'long' ? ['contest', 'choice', 'rank'] : []),
  ];
  const seen = new Set<string>();
  headings.forEach((heading, column) => {
    const key = keys[column] ?? '';
    const name = own.includes(key) ? key : form === 'wide' ? ` ${heading.trim()}` : ' ';
    if (name !== ' ' && seen.has(name))
      throw new FileError(
        'heading_repeated',
        `two columns have the heading ${quoteValue(heading)}; name each column apart`,
        { ...place, column: column + 1 },
      );
    seen.add(name);
  });
}
