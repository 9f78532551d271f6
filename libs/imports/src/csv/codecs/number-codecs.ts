import { quoteValue } from '@crossvote/opening';
import { read, wrong, type Codec } from './codec.ts';

/** Larger numbers are none of people, votes or places, and no database column holds them. */
const largest = 2 ** 31 - 1;
const grouped = /^\d{1,3}(?:,\d{3})+$/;

function wholeNumber(text: string): number | undefined {
  const plain = grouped.test(text) ? text.replaceAll(',', '') : text;
  const number = /^-?\d{1,16}$/.test(plain) ? Number(plain) : NaN;
  // Minus zero is zero.
  return Math.abs(number) <= largest ? number + 0 : undefined;
}

/** A whole number, which may be below zero. */
export function whole(nothing: number): Codec<number> {
  return {
    nothing,
    isText: false,
    read: (text) => {
      const number = wholeNumber(text);
      return number === undefined
        ? wrong(`is ${quoteValue(text)}, and no whole number up to 2,147,483,647`)
        : read(number);
    },
    write: String,
  };
}

/** A number of votes, people or places; null where it is not given. */
export const count: Codec<number | null> = {
  nothing: null,
  isText: false,
  read: (text) => {
    const number = wholeNumber(text);
    return number === undefined || number < 0
      ? wrong(`is ${quoteValue(text)}, and no whole number from 0 to 2,147,483,647`)
      : read(number);
  },
  write: (number) => (number === null ? '' : String(number)),
};

/** Degrees of latitude or longitude; null where they are not known. */
export function degrees(most: 90 | 180): Codec<number | null> {
  return {
    nothing: null,
    isText: false,
    read: (text) => {
      const number = /^[+-]?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(text) ? Number(text) : NaN;
      return Math.abs(number) <= most
        ? read(number)
        : wrong(`is ${quoteValue(text)}, and no number of degrees from -${most} to ${most}`);
    },
    write: (number) => (number === null ? '' : String(number)),
  };
}

const yes = /^(?:yes|y|true|1|x)$/i;
const no = /^(?:no|n|false|0)$/i;

/** Yes or no. */
export const truth: Codec<boolean> = {
  nothing: false,
  isText: false,
  read: (text) =>
    yes.test(text) || no.test(text)
      ? read(yes.test(text))
      : wrong(`is ${quoteValue(text)}; it must be yes or no`),
  write: (value) => (value ? 'yes' : 'no'),
};
