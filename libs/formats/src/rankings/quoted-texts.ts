import { foldWhiteSpace } from '@crossvote/opening';

/** Between quotation marks; one within is doubled, or stands behind a backslash. */
const quoted = String.raw`"((?:[^"\\]|\\.|"")*)"`;
const everyQuoted = new RegExp(quoted, 'gu');
const onlyQuoted = new RegExp(String.raw`^${quoted}(?:[\s,]+${quoted})*[\s,]*$`, 'u');

const unescaped = (text: string) =>
  text.replace(/""|\\(["\\])/gu, (_, escaped: string | undefined) => escaped ?? '"');

/** The texts of a line that names a candidate or the contest: those in quotation marks, or the whole line. */
export function quotedTexts(line: string): string[] {
  const text = line.trim();
  // Some files have marks around the line that do not belong together.
  if (!onlyQuoted.test(text)) return [foldWhiteSpace(text.replace(/^[",\s]+|[",\s]+$/gu, ''))];
  const texts = [...text.matchAll(everyQuoted)].map(([, inner = '']) => unescaped(inner).trim());
  const [only = ''] = texts;
  // Programs that make a table of a BLT file quote once more what is quoted already.
  const isQuotedAgain = texts.length === 1 && onlyQuoted.test(only);
  return isQuotedAgain ? quotedTexts(only) : texts.map(foldWhiteSpace);
}

/** A name that ends in a quoted text, which is the party where all candidates of a file have one. */
export function withQuotedParty(name: string): readonly [name: string, party: string] | undefined {
  const [, before, party] = /^(.*[^"\s])\s*"([^"]+)"$/u.exec(name) ?? [];
  return before === undefined || party === undefined ? undefined : [before, party];
}
