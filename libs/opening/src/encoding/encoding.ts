/** Encodings of text that are read. */
export const knownEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** An encoding of text that is read. */
export type KnownEncoding = (typeof knownEncodings)[number];

/** How text files are to be read: `auto` finds out for each file by itself. */
export type Encoding = 'auto' | KnownEncoding;
