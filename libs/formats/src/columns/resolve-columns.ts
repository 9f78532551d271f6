import { foldWhiteSpace, lastHeading, nearestWord, quoteValue } from '@crossvote/opening';
import { attributeKinds } from '../cvr-sink.ts';
import type {
  ChoiceColumnRef,
  ColumnMap,
  ColumnRef,
  ContestMapping,
  NameColumnRef,
} from './column-map.ts';
import { describePath, namedProblems, wrongColumns, type MapProblem } from './map-problem.ts';
import type { MapSource } from './map-source.ts';
import type { PathPart } from './placed-json.ts';
import type { ChoiceColumn, ContestPlan, MarkPlan, NameColumn, TablePlan } from './table-plan.ts';

type Path = readonly PathPart[];

/**
 * Which columns of a table a map means.
 *
 * @param table - name of the table, for messages
 * @throws FileError that names each part of the map with a column that is not there, or not clear
 */
export function resolveColumns(
  source: MapSource,
  headings: readonly string[],
  table: string,
): TablePlan {
  const { map } = source;
  const columns = new Columns(headings, table, (map.headings?.rows ?? 1) > 1);
  const plan = planOf(map, columns);
  if (columns.problems.length > 0) throw wrongColumns(source, columns.problems);
  // Record numbers tell records apart, and are not stored either.
  const numbers = plan.record.map((column) => columns.heading(column));
  return { ...plan, notStored: [...new Set([...numbers, ...columns.unused()])] };
}

function planOf(map: ColumnMap, columns: Columns): Omit<TablePlan, 'notStored'> {
  const { attributes = {}, leaveOut = [], contests = [], mark } = map;
  const plan = {
    leaveOut: leaveOut.map(({ column, is }, place) => {
      const at = columns.shared(column, ['leaveOut', place, 'column']);
      return { column: at, heading: columns.heading(at), values: new Set(is.map(foldWhiteSpace)) };
    }),
    election: columns.perhaps(map.election, ['election']),
    record: columns.list(map.record, ['record']),
    weight: map.weight === undefined ? -1 : columns.own(map.weight, ['weight']),
    attributes: attributeKinds.map((kind) => columns.list(attributes[kind], ['attributes', kind])),
  };
  const plans = contests.map((contest, place) =>
    contestPlan(contest, ['contests', place], columns),
  );
  columns.refuseRepeated(plans, ['contests'], 'the contest');
  return {
    ...plan,
    contests: plans,
    mark: mark && markPlan(mark, columns),
  };
}

function contestPlan(contest: ContestMapping, path: Path, columns: Columns): ContestPlan {
  const { votes, ranks, marks, rankNumbers, voteFor = 0, joiner = '' } = contest;
  const named = contest.name ?? (typeof votes === 'string' ? columns.lowest(votes) : '');
  const name = foldWhiteSpace(named);
  if (votes !== undefined && !Array.isArray(votes)) {
    const only = columns.names(votes, [...path, 'votes']);
    return { name, voteFor, kind: 'votes', columns: [only], joiner };
  }
  const ofNames = (listed: readonly NameColumnRef[], word: 'votes' | 'ranks') =>
    listed.map((one, place) => columns.names(one, [...path, word, place]));
  if (votes) return { name, voteFor, kind: 'votes', columns: ofNames(votes, 'votes'), joiner };
  if (ranks) return { name, voteFor, kind: 'ranks', columns: ofNames(ranks, 'ranks'), joiner };
  const kind = marks ? 'marks' : 'rankNumbers';
  const listed = marks ?? rankNumbers ?? [];
  const ofChoices = listed.map((one, place) => columns.choice(one, [...path, kind, place]));
  const listedChoices = ofChoices.map(({ choice }) => ({ name: choice }));
  columns.refuseRepeated(listedChoices, [...path, kind], 'the choice');
  return { name, voteFor, kind, columns: ofChoices };
}

function markPlan(mark: NonNullable<ColumnMap['mark']>, columns: Columns): MarkPlan {
  const own = (word: 'rank' | 'counts') => {
    const column = mark[word];
    return column === undefined ? -1 : columns.own(column, ['mark', word]);
  };
  return {
    contest: columns.list(mark.contest, ['mark', 'contest']),
    choice: columns.list(mark.choice, ['mark', 'choice']),
    rank: own('rank'),
    counts: own('counts'),
    voteFor: columns.perhaps(mark.voteFor, ['mark', 'voteFor']),
    id: columns.perhaps(mark.id, ['mark', 'id']),
    party: columns.perhaps(mark.party, ['mark', 'party']),
  };
}

/** Finds columns by what a map calls them, and keeps what is wrong. */
class Columns {
  readonly problems: MapProblem[] = [];
  private readonly byHeading = new Map<string, number[]>();
  private readonly users = new Map<number, { readonly path: Path; readonly isOwn: boolean }>();

  /** @param areJoined - whether headings are of several rows */
  constructor(
    private readonly headings: readonly string[],
    private readonly table: string,
    private readonly areJoined: boolean,
  ) {
    for (const [column, heading] of headings.entries()) {
      const key = foldWhiteSpace(heading);
      const same = this.byHeading.get(key);
      if (same) same.push(column);
      else this.byHeading.set(key, [column]);
    }
  }

  heading(column: number): string {
    return foldWhiteSpace(this.headings[column] ?? '');
  }

  /** The lowest row of a heading, which names what the column is. */
  lowest(heading: string): string {
    return this.areJoined ? lastHeading(heading) : heading;
  }

  /** A column that others may name, too. */
  shared(ref: ColumnRef, path: Path): number {
    return this.take(ref, path, false);
  }

  /** A column that nothing else may name: it holds votes. */
  own(ref: ColumnRef, path: Path): number {
    return this.take(ref, path, true);
  }

  perhaps(ref: ColumnRef | undefined, path: Path): number {
    return ref === undefined ? -1 : this.shared(ref, path);
  }

  list(refs: ColumnRef | readonly ColumnRef[] | undefined, path: Path): number[] {
    if (refs === undefined) return [];
    if (typeof refs === 'string' || typeof refs === 'number') return [this.shared(refs, path)];
    return refs.map((ref, place) => this.shared(ref, [...path, place]));
  }

  names(ref: NameColumnRef, path: Path): NameColumn {
    if (typeof ref !== 'object') return { column: this.own(ref, path), id: -1, party: -1 };
    return {
      column: this.own(ref.name, [...path, 'name']),
      id: this.perhaps(ref.id, [...path, 'id']),
      party: this.perhaps(ref.party, [...path, 'party']),
    };
  }

  choice(ref: ChoiceColumnRef, path: Path): ChoiceColumn {
    const {
      column: given,
      name,
      id = '',
      party = '',
    } = typeof ref === 'object' ? ref : { column: ref };
    const column = this.own(given, typeof ref === 'object' ? [...path, 'column'] : path);
    const choice = foldWhiteSpace(name ?? this.lowest(this.heading(column)));
    if (column !== -1 && choice === '')
      this.say('has no heading that names its choice; give it a "name"', path);
    return { column, choice, code: id, party };
  }

  /** Two of one name could not be told apart. */
  refuseRepeated(named: readonly { readonly name: string }[], path: Path, what: string): void {
    const places = new Map<string, number>();
    for (const [place, { name }] of named.entries()) {
      const before = places.get(name);
      if (name !== '' && before !== undefined)
        this.say(
          `is ${what} ${quoteValue(name)}, as ${describePath([...path, before])} is; give one of them another "name"`,
          [...path, place],
        );
      places.set(name, place);
    }
  }

  /** Headings that nothing names. */
  unused(): string[] {
    return this.headings
      .map(foldWhiteSpace)
      .filter((text, column) => text !== '' && !this.users.has(column));
  }

  private take(ref: ColumnRef, path: Path, isOwn: boolean): number {
    const column = this.find(ref, path);
    if (column === -1) return -1;
    const user = this.users.get(column);
    if (user && (isOwn || user.isOwn))
      this.say(
        `means column ${column + 1} (${quoteValue(this.heading(column))}), which ${describePath(user.path)} means as well; a column with votes has one meaning`,
        path,
      );
    if (!user || isOwn) this.users.set(column, { path, isOwn });
    return column;
  }

  private find(ref: ColumnRef, path: Path): number {
    if (typeof ref === 'number') {
      if (ref <= this.headings.length) return ref - 1;
      this.say(`is column ${ref}, and ${this.table} has ${this.headings.length}`, path);
      return -1;
    }
    const [column = -1, another] = this.byHeading.get(foldWhiteSpace(ref)) ?? [];
    if (another !== undefined)
      this.say(
        `is ${quoteValue(ref)}, and ${this.table} has several columns of that heading; give the number of one, such as ${column + 1}`,
        path,
      );
    if (column === -1) this.say(this.missing(ref), path);
    return another === undefined ? column : -1;
  }

  private missing(ref: string): string {
    // A hostile map names thousands of columns that are not there.
    const nearest =
      this.problems.length < namedProblems ? nearestWord(ref, this.byHeading.keys()) : undefined;
    const near = nearest === undefined ? '' : `; nearest is ${quoteValue(nearest)}`;
    return `is ${quoteValue(ref)}, and ${this.table} has no column of that heading${near}`;
  }

  private say(message: string, path: Path): void {
    this.problems.push({ path, message });
  }
}
