/** Encodings of text that are read. */
export const knownEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** An encoding of text that is read. */
export type KnownEncoding = (typeof knownEncodings)[number];

/** How text files are to be read: `auto` finds out for each file by itself. */
export type Encoding = 'auto' | KnownEncoding;

/** Whether a word, such as the value of an option, names how to read text. */
export function isEncoding(word: string): word is Encoding {
  return word === 'auto' || knownEncodings.some((encoding) => encoding === word);
}
