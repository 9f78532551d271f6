import { type CellScanner, foldWhiteSpace } from '@crossvote/opening';
import { isObject } from '../json-values.ts';

/** The place of the value of a column in a nested object: keys, and indexes of lists. */
export type Path = readonly (string | number)[];

const separators = /[/.:|_[\]]+|->/u;

/** The path of a heading such as `Original/Cards/0/Contests/0/Id`; other programs join it with dots or underscores. */
export function pathOf(heading: string): Path {
  const steps = foldWhiteSpace(heading).split(separators);
  return steps
    .filter((step) => step !== '')
    .map((step) => (/^\d{1,4}$/u.test(step) ? Number(step) : step));
}

/** Whether headings are those of sessions: at least one is a mark of the original or the modified version. */
export function areSessions(headings: readonly string[]): boolean {
  return headings.some((heading) => {
    const path = pathOf(heading);
    const isVersion = path[0] === 'Original' || path[0] === 'Modified';
    return isVersion && path.includes('Marks') && path.at(-1) === 'CandidateId';
  });
}

/** The first heading whose value would have the same place as another one, so that one of the two would be lost. */
export function findClash(headings: readonly string[]): string | undefined {
  const ends = new Set<string>();
  const within = new Set<string>();
  return headings.find((heading) => {
    const steps = pathOf(heading);
    if (steps.length === 0) return false;
    const places = steps.map((_, place) => JSON.stringify(steps.slice(0, place + 1)));
    const end = places.pop() ?? '';
    const isClash = ends.has(end) || within.has(end) || places.some((place) => ends.has(place));
    ends.add(end);
    for (const place of places) within.add(place);
    return isClash;
  });
}

type Branch = Map<string | number, Branch | string>;

/**
 * The object from which a row was made. Empty cells stand for missing values.
 *
 * @param texts - keys whose values are texts, even if they look like numbers
 */
export function objectOfRow(
  cells: CellScanner,
  paths: readonly Path[],
  texts: ReadonlySet<unknown> = new Set(),
): unknown {
  const root: Branch = new Map();
  paths.forEach((path, column) => {
    if (path.length === 0 || cells.isEmpty(column)) return;
    const text = foldWhiteSpace(cells.text(column));
    if (text !== '') put(root, path, text);
  });
  return valueOf(root, texts);
}

/** The session from which a row was made. Empty lists have left no trace in the row and are added again. */
export function sessionOfRow(cells: CellScanner, paths: readonly Path[]): unknown {
  const session = objectOfRow(cells, paths);
  if (!isObject(session)) return session;
  const versions = Object.entries(session).map(([key, value]) =>
    isObject(value) ? [key, versionWithLists(value)] : [key, value],
  );
  return Object.fromEntries(versions);
}

type Fields = Readonly<Record<string, unknown>>;

function versionWithLists(version: Fields): Fields {
  if (!Array.isArray(version.Cards)) return cardWithLists(version);
  return {
    ...version,
    Cards: version.Cards.map((card: unknown) => (isObject(card) ? cardWithLists(card) : card)),
  };
}

function cardWithLists(card: Fields): Fields {
  const { Contests: contests = [] } = card;
  if (!Array.isArray(contests)) return card;
  const filled = contests.map((contest: unknown) =>
    isObject(contest) ? { Marks: [], ...contest } : contest,
  );
  return { ...card, Contests: filled };
}

function put(root: Branch, path: Path, text: string): void {
  let branch = root;
  for (const step of path.slice(0, -1)) {
    const known = branch.get(step);
    // No other column has a value there, as their headings would clash.
    const next: Branch =
      known === undefined || typeof known === 'string' ? new Map<string | number, Branch>() : known;
    branch.set(step, next);
    branch = next;
  }
  branch.set(path.at(-1) ?? '', text);
}

/** Lists keep their order. An index whose columns are all empty did not exist. */
function valueOf(branch: Branch, texts: ReadonlySet<unknown>): unknown {
  const values = [...branch].map(
    ([key, value]) =>
      [
        key,
        typeof value === 'string' ? scalarOf(value, texts.has(key)) : valueOf(value, texts),
      ] as const,
  );
  if (values.length > 0 && values.every(([key]) => typeof key === 'number'))
    return values.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  return Object.fromEntries(values.map(([key, value]) => [String(key), value]));
}

function scalarOf(text: string, isText: boolean): unknown {
  if (isText) return text;
  if (/^true$/iu.test(text)) return true;
  if (/^false$/iu.test(text)) return false;
  if (/^\[[\d\s,]*\]$/u.test(text)) return (text.match(/\d+/gu) ?? []).map(Number);
  return /^(?:0|[1-9]\d{0,14})(?:\.0+)?$/u.test(text) ? Number(text) : text;
}
