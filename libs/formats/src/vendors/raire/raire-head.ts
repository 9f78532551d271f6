import { FileError, type Place, quoteValue } from '@crossvote/opening';
import { refuseManyChoices } from '../../contests/choice-limit.ts';

/** A contest as the head of a RAIRE file lists it. */
export interface RaireContest {
  readonly id: string;
  readonly candidates: readonly string[];
  /** Ballots without any vote that the file counts and does not list. */
  readonly informal: number;
}

/** Most contests of a file. */
const contestLimit = 10_000;

/** The cells of a line. */
export function cellsOf(text: string): string[] {
  return text.split(',').map((cell) => cell.trim());
}

/** The first line says how many contests there are, and one for each follows. */
export class RaireHead {
  readonly contests: RaireContest[] = [];
  private stated: number | undefined;

  /**
   * Takes the next line.
   *
   * @returns false for a line behind the head
   * @throws FileError where it is part of no such head
   */
  take(text: string, place: Place): boolean {
    if (this.stated === undefined) {
      this.stated = /^\d{1,9}$/.test(text) ? Number(text) : 0;
      if (this.stated < 1 || this.stated > contestLimit) throw noHead(place);
      return true;
    }
    if (this.contests.length === this.stated) return false;
    this.contests.push(this.contest(text, place));
    return true;
  }

  /** @throws FileError where contests are missing */
  finish(place: Place): void {
    if (this.stated !== undefined && this.contests.length === this.stated) return;
    throw noHead(place);
  }

  /** `Contest,1,3,11,12,13,winner,11,informal,2` */
  private contest(text: string, place: Place): RaireContest {
    const [word = '', id = '', stated = '', ...others] = cellsOf(text);
    if (word.toLowerCase() !== 'contest' || id === '' || !/^\d{1,9}$/.test(stated))
      throw noHead(place);
    const count = Number(stated);
    refuseManyChoices(count, place);
    const candidates = others.slice(0, count);
    const behind = others.slice(count).map((cell) => cell.toLowerCase());
    const isWhole =
      candidates.length === count &&
      count > 0 &&
      !candidates.some((one) => one === '' || /^(?:winner|informal|order)$/iu.test(one)) &&
      !/^[\d.]+$/.test(behind[0] ?? '');
    if (!isWhole || new Set(candidates).size < count)
      throw new FileError(
        'contest_unreadable',
        `the contest ${quoteValue(id)} does not list ${count} different candidates, as it says`,
        place,
      );
    if (this.contests.some((other) => other.id === id))
      throw new FileError('contest_twice', `lists the contest ${quoteValue(id)} again`, place);
    const informal = behind[behind.indexOf('informal') + 1] ?? '';
    const isStated = behind.includes('informal') && /^\d{1,9}$/.test(informal);
    return { id, candidates, informal: isStated ? Number(informal) : 0 };
  }
}

function noHead(place: Place): FileError {
  return new FileError(
    'header_missing',
    'a RAIRE file begins with the number of its contests and a line for each, such as Contest,1,2,11,12; this one does not, or was cut off there',
    place,
  );
}
