import { foldWhiteSpace } from '@crossvote/opening';
import { rolesOfHeadings, type ColumnRole } from '../words/column-roles.ts';

/** The columns of one vote: what was marked for a contest, or for one rank of it. */
export interface VoteColumns {
  /** What stands before `Name`, white space folded: `Pres1`. */
  readonly heading: string;
  readonly name: number;
  /** -1 where there is none. */
  readonly id: number;
  readonly party: number;
}

/** What the headings of a table say. */
export interface NameHeadings {
  readonly votes: readonly VoteColumns[];
  readonly roles: readonly ColumnRole[];
  /** Column that says whether a row is the version of its record that counts; -1 where there is none. */
  readonly isCurrent: number;
  /** Headings of metadata that is not stored. */
  readonly notStored: readonly string[];
  /** Headings that tell nothing known. */
  readonly unknown: readonly string[];
}

/** Headings that have an id and a name too, and are no contests. */
const metadata =
  /^(?:tabulator|batch|record|cvr|precinct(?:portion)?|ballot(?:type|style)?|counting(?:group)?|party|county|district|election|jurisdiction|session|machine|device|location|pollplace|imprinted|voting(?:session)?|uniquevoting|card|sheet)$/u;
/** Those of tables in which each vote is a row. */
const ofLongTables = /^(?:contest|race|office|candidate|choice|selection|option)$/u;

const plainText = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const endings =
  /^(.*?)[\s_.:/-]*(party[\s_]*name|party[\s_]*id|party|(?:candidate[\s_]*)?(?:name|id))$/iu;

interface Ending {
  readonly heading: string;
  readonly kind: 'name' | 'id' | 'party' | 'partyId';
}

const kinds: ReadonlyMap<string, Ending['kind']> = new Map([
  ['name', 'name'],
  ['candidatename', 'name'],
  ['id', 'id'],
  ['candidateid', 'id'],
  ['partyid', 'partyId'],
]);

/** The heading of a pair of columns is short; a search from its end would take long in a hostile one. */
const longestHeading = 500;

function endingOf(text: string): Ending | undefined {
  if (text.length > longestHeading) return undefined;
  const [, before = '', ending = ''] = endings.exec(foldWhiteSpace(text)) ?? [];
  const plain = plainText(ending);
  if (before === '' || plain === '') return undefined;
  return { heading: before, kind: kinds.get(plain) ?? 'party' };
}

/**
 * Understands the headings of a table with an id and a name for each vote.
 *
 * @returns undefined where it is none
 */
export function readNameHeadings(headings: readonly string[]): NameHeadings | undefined {
  const columns = new Map<string, Map<Ending['kind'], number>>();
  headings.forEach((text, column) => {
    const ending = endingOf(text);
    if (!ending || metadata.test(plainText(ending.heading))) return;
    const known = columns.get(ending.heading) ?? new Map<Ending['kind'], number>();
    columns.set(ending.heading, known);
    if (!known.has(ending.kind)) known.set(ending.kind, column);
  });
  const votes = [...columns].flatMap(([heading, of]): VoteColumns[] => {
    const name = of.get('name');
    if (name === undefined || !of.has('id')) return [];
    return [{ heading, name, id: of.get('id') ?? -1, party: of.get('party') ?? -1 }];
  });
  const isLong = votes.some(({ heading }) => ofLongTables.test(plainText(heading)));
  const taken = new Set(
    votes.flatMap(({ heading }) => [...(columns.get(heading)?.values() ?? [])]),
  );
  const others = headings.map((text, column) => (taken.has(column) ? '' : foldWhiteSpace(text)));
  const roles = rolesOfHeadings(others.map((text) => (hasNamedTwin(text, others) ? '' : text)));
  const keys = roles.filter(
    (role) => role === 'tabulator' || role === 'batch' || role === 'record',
  );
  const isNumbered = roles.includes('cvrNumber') || keys.length >= 2;
  if (votes.length === 0 || isLong || !isNumbered) return undefined;
  const isCurrent = others.findIndex((text) => plainText(text) === 'iscurrent');
  const rest = others.filter(
    (text, column) => text !== '' && roles[column] === 'notStored' && column !== isCurrent,
  );
  const isKnown = (text: string) => {
    if (/^(?:Unnamed: \d+|\.{3}\d+|index)$/u.test(text)) return true;
    const plain = plainText(text);
    return metadata.test(plain) || metadata.test(plainText(endingOf(text)?.heading ?? ''));
  };
  return {
    votes: votes.sort((a, b) => a.name - b.name),
    roles,
    isCurrent,
    notStored: rest.filter(isKnown),
    unknown: rest.filter((text) => !isKnown(text)),
  };
}

/** Whether a heading ends in Id, and another says the name of the same. */
function hasNamedTwin(text: string, others: readonly string[]): boolean {
  const ending = endingOf(text);
  if (ending?.kind !== 'id') return false;
  return others.some((other) => {
    const twin = endingOf(other);
    return twin?.kind === 'name' && twin.heading === ending.heading;
  });
}
