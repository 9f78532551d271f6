import { quoteValue } from '@crossvote/opening';
import { read, wrong, type Codec, type Read } from './codec.ts';
import { decodeLine, decodeProse, encodeLine, encodeProse } from './escapes.ts';

/** A name, a code or another text of one line. */
export const line: Codec<string> = {
  nothing: '',
  isText: true,
  read: decodeLine,
  write: (text) => encodeLine(text),
};

/** A text that may have several lines. */
export const prose: Codec<string> = {
  nothing: '',
  isText: true,
  read: decodeProse,
  write: encodeProse,
};

/** The same codec for a member that is null where nobody knows it. */
export function orNull<Value>(codec: Codec<Value>): Codec<Value | null> {
  return {
    nothing: null,
    isText: codec.isText,
    read: (text) => codec.read(text),
    write: (value) => (value === null ? '' : codec.write(value)),
  };
}

/** A postal code, in capitals. */
export const postal: Codec<string> = {
  ...line,
  read: (text) =>
    /^[a-z]{2}$/i.test(text)
      ? read(text.toUpperCase())
      : wrong(`is ${quoteValue(text)}, and no postal code such as MN`),
};

/** One of some words, whatever its case; blanks and lines below stand for hyphens and lines below. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  nothing: NoInfer<Word>,
): Codec<Word> {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '_');
  return {
    nothing,
    isText: false,
    read: (text): Read<Word> => {
      const found = words.find((word) => plain(word) === plain(text));
      return found === undefined
        ? wrong(`is ${quoteValue(text)}; it must be one of: ${words.join(', ')}`)
        : read(found);
    },
    write: (word) => word,
  };
}
