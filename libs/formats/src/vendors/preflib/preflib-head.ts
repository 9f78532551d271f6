import { FileError, foldWhiteSpace, type Place, quoteValue } from '@crossvote/opening';
import { refuseManyChoices } from '../../contests/choice-limit.ts';

/** What a PrefLib file says before its orders; numbers are undefined where it does not state them. */
export class PrefLibHead {
  title = '';
  type = '';
  modification = '';
  alternatives: number | undefined;
  voters: number | undefined;
  orders: number | undefined;
  /** By their numbers. */
  readonly names = new Map<number, string>();
  private form: 'unknown' | 'keyed' | 'counted' | 'ended' = 'unknown';

  /**
   * Takes the next line.
   *
   * @returns false for the first line that is an order
   * @throws FileError where it is part of no such head
   */
  take(text: string, place: Place): boolean {
    if (text.startsWith('#')) {
      if (this.form === 'ended') throw headBehind(place);
      if (this.form === 'unknown') this.form = 'keyed';
      this.keyed(text.slice(1), place);
      return true;
    }
    if (this.form === 'keyed') this.end(place);
    if (this.form === 'ended') return false;
    this.counted(text, place);
    return true;
  }

  /**
   * Says that no lines follow.
   *
   * @throws FileError where the head is not whole
   */
  finish(place: Place): void {
    if (this.form === 'ended') return;
    if (this.form !== 'keyed') throw headMissing(place);
    this.end(place);
  }

  /** @throws FileError where it does not say how many alternatives there are */
  private end(place: Place): void {
    if (this.alternatives === undefined) throw headMissing(place);
    const most = Math.max(0, ...this.names.keys());
    if (most > this.alternatives)
      throw new FileError(
        'header_contradicts',
        `names the alternative ${most}, and states that there are ${this.alternatives}`,
        place,
      );
    this.form = 'ended';
  }

  /** `NUMBER VOTERS: 6` */
  private keyed(text: string, place: Place): void {
    const [, key = '', written = ''] = /^\s*([A-Z][A-Z ]*\d*)\s*:\s*(.*)$/u.exec(text) ?? [];
    const value = foldWhiteSpace(written);
    const [, number] = /^ALTERNATIVE NAME (\d+)$/u.exec(key) ?? [];
    if (number !== undefined) this.name(Number(number), value, place);
    else if (key === 'TITLE') this.title = value;
    else if (key === 'DATA TYPE') this.type = value;
    else if (key === 'MODIFICATION TYPE') this.modification = value;
    else if (key === 'NUMBER ALTERNATIVES') this.setAlternatives(value, place);
    else if (key === 'NUMBER VOTERS') this.voters = wholeNumber(value, place);
    else if (key === 'NUMBER UNIQUE ORDERS') this.orders = wholeNumber(value, place);
  }

  /** Files until 2022 begin with the number of alternatives, name each, and then state three sums. */
  private counted(text: string, place: Place): void {
    if (this.form === 'unknown') {
      if (!/^\d+$/.test(text)) throw headMissing(place);
      this.form = 'counted';
      this.setAlternatives(text, place);
      return;
    }
    const [, first = '', rest = ''] = /^(\d+)\s*,\s*(.*)$/u.exec(text) ?? [];
    if (this.names.size < (this.alternatives ?? 0)) {
      this.name(Number(first), foldWhiteSpace(rest), place);
      return;
    }
    const [, orders] = /^\d+\s*,\s*(\d+)$/u.exec(rest) ?? [];
    if (first === '' || orders === undefined) throw headMissing(place);
    this.voters = wholeNumber(first, place);
    this.orders = wholeNumber(orders, place);
    this.form = 'ended';
  }

  private setAlternatives(text: string, place: Place): void {
    this.alternatives = wholeNumber(text, place);
    refuseManyChoices(this.alternatives, place);
  }

  private name(number: number, name: string, place: Place): void {
    refuseManyChoices(this.names.size, place);
    if (number < 1 || this.names.has(number))
      throw new FileError(
        'candidate_named_twice',
        `names the alternative ${number} where another number must stand: each has one name`,
        place,
      );
    this.names.set(number, name);
  }
}

function wholeNumber(text: string, place: Place): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new FileError('header_unreadable', `${quoteValue(text)} is no whole number`, place);
}

function headMissing(place: Place): FileError {
  return new FileError(
    'header_missing',
    'a PrefLib file begins with the number of alternatives and their names, after # or line by line; this one does not',
    place,
  );
}

function headBehind(place: Place): FileError {
  return new FileError(
    'header_behind_orders',
    'a line of the head stands behind orders: it is stray, or two files were joined',
    place,
  );
}
