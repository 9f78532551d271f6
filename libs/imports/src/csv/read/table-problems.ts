import { ReportedError } from '@crossvote/election';
import { describePlace, type Place } from '@crossvote/opening';

/** Most problems that are kept. */
const kept = 100;

/** Something wrong with a table. */
export interface TableProblem {
  readonly place: Place;
  readonly message: string;
}

/** Tables of an election that are wrong somewhere, so that nothing of them is taken. */
export class WrongTablesError extends ReportedError {
  override readonly name = 'WrongTablesError';

  constructor(
    /** The first hundred, in the order in which tables are read. */
    readonly problems: readonly TableProblem[],
    /** How many there are. */
    readonly count: number,
  ) {
    const first = problems.slice(0, 5).map(describeProblem).join('; ');
    const more = count > 5 ? `; and ${count - 5} more` : '';
    super(`${first}${more}; nothing was taken from these tables`);
  }
}

/** `races.csv, line 3: vote_for is "two", and no whole number` */
export function describeProblem({ place, message }: TableProblem): string {
  return `${describePlace(place)}: ${message}`;
}

/** What is wrong with the tables of one import: all of it is told, as far as anybody would read it. */
export class TableProblems {
  private readonly list: TableProblem[] = [];
  private count = 0;

  add(place: Place, message: string): void {
    this.count += 1;
    if (this.list.length < kept) this.list.push({ place, message });
  }

  /** @throws WrongTablesError where anything is wrong */
  refuseAny(): void {
    if (this.count > 0) throw new WrongTablesError(this.list, this.count);
  }
}
