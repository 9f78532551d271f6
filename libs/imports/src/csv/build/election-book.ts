import { electionKey, slug, type ElectionFacts } from '@crossvote/elections';
import { perhapsMeant, quoteValue, type Place } from '@crossvote/opening';
import { isDay } from '../codecs/time-codecs.ts';
import type { TableProblems } from '../read/table-problems.ts';
import { KeyBook } from './key-book.ts';
import type { TableRows } from './table-rows.ts';

type SaidElection = ElectionFacts['election'];

/** The elections of an import, and which of them a row is of. */
export class ElectionBook {
  private readonly elections = new Map<string, SaidElection>();
  /** The key that the only election has in its table, where another one was asked for. */
  private ownKey: string | undefined;

  constructor(
    rows: TableRows['elections'],
    private readonly asked: string | undefined,
    private readonly problems: TableProblems,
  ) {
    const keys = new KeyBook('election', problems);
    for (const { said, place } of rows ?? []) {
      const { date = '' } = said;
      const own = said.key ?? keyOf(said.statePostal, said.name, date);
      if (!keys.take(own, place)) continue;
      const key = asked ?? own;
      if (asked !== undefined && this.elections.size > 0)
        problems.add(place, 'a second election; with --election there can be only one');
      this.ownKey ??= own;
      this.elections.set(key, { ...said, key, date });
    }
    this.isTable = rows !== undefined;
  }

  private readonly isTable: boolean;

  all(): readonly SaidElection[] {
    return [...this.elections.values()];
  }

  /** The key of the election that a row is of; undefined where that cannot be told, which is a problem then. */
  of(cell: string | undefined, place: Place): string | undefined {
    if (this.asked !== undefined && [undefined, '', this.asked, this.ownKey].includes(cell))
      return this.named(this.asked, place);
    if (this.asked !== undefined) {
      this.problems.add(
        place,
        `is of the election ${quoteValue(cell ?? '')}, and --election asks for ${quoteValue(this.asked)}`,
      );
      return undefined;
    }
    if (cell !== undefined && cell !== '') return this.named(cell, place);
    const [only, another] = this.elections.keys();
    if (only !== undefined && another === undefined && this.isTable) return only;
    this.problems.add(
      place,
      this.elections.size > 1 && this.isTable
        ? 'election must be filled, as there are several'
        : 'does not say of which election it is; name it with --election, such as --election us-mn-2026-11-03, or add a table elections',
    );
    return undefined;
  }

  /** An election of the table, or one whose key ends in its day. */
  private named(key: string, place: Place): string | undefined {
    if (this.elections.has(key)) return key;
    const date = key.slice(-10);
    if (this.isTable && this.elections.size > 0) {
      const near = perhapsMeant(key, this.elections.keys());
      this.problems.add(place, `${quoteValue(key)} is no election of the table elections${near}`);
      return undefined;
    }
    if (!isDay(date)) {
      this.problems.add(
        place,
        `the election ${quoteValue(key)} does not end in its day, as us-mn-2026-11-03 does; say its day in a table elections`,
      );
      return undefined;
    }
    const [, state] = /^us-([a-z]{2})-\d{4}-\d{2}-\d{2}$/.exec(key) ?? [];
    const statePostal = state?.toUpperCase();
    this.elections.set(key, { key, date, ...(statePostal !== undefined && { statePostal }) });
    return key;
  }
}

function keyOf(state: string | undefined, name: string | undefined, date: string): string {
  if (state !== undefined && state !== '') return electionKey(state, date);
  const named = slug(name ?? '');
  return named === '' ? '' : `${named}-${date}`;
}
