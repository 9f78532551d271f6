import { FileError, type Place } from '@crossvote/opening';
import type { RaireLine } from './raire-lines.ts';

/** The lines of one ballot, and where the first of them stands. */
export interface RaireBallot {
  readonly lines: RaireLine[];
  readonly place: Place;
}

/** Most lines that are kept until the lines of every ballot are found. */
const scatteredLimit = 2_000_000;

/** Joins lines to ballots. */
export class RaireBallots {
  private open = new Map<string, RaireBallot>();
  private kept = 0;

  /** @param isGrouped - whether the lines of each ballot stand together, so that none waits for others */
  constructor(private readonly isGrouped: boolean) {}

  /**
   * Adds a line.
   *
   * @returns a ballot that is whole now
   * @throws FileError where too many wait
   */
  add(line: RaireLine, place: Place): RaireBallot | undefined {
    const ballot = this.open.get(line.ballot);
    this.kept += 1;
    if (ballot) ballot.lines.push(line);
    if (this.kept > scatteredLimit)
      throw new FileError(
        'ballots_scattered',
        `the lines of a ballot do not stand together, and there are more than ${scatteredLimit}; sort them by their second column`,
        place,
      );
    if (ballot) return undefined;
    const [whole] = this.isGrouped ? this.takeAll() : [];
    this.kept = this.isGrouped ? 1 : this.kept;
    this.open.set(line.ballot, { lines: [line], place });
    return whole;
  }

  /** All that wait, in the order of their first lines. */
  takeAll(): Iterable<RaireBallot> {
    const { open } = this;
    this.open = new Map();
    this.kept = 0;
    return open.values();
  }
}
