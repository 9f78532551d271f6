import { quoteValue } from '@crossvote/opening';

/** What stands before the marks of a ballot, and the marks. */
const ballotLine = /^(.*\))\s*((?:[^()]*))$/u;
/** `C01[1]`, and `C01=C02[1]` for two at one rank. */
const mark = /^([A-Za-z]\w*(?:=[A-Za-z]\w*)*)\[(\d{1,3})\]$/u;

/** A ballot as its line has it. */
export interface PrmBallot {
  /** Numbers before the marks, which tell it from others. */
  readonly id: readonly string[];
  /** Codes of the candidates by rank. */
  readonly marks: readonly { readonly codes: readonly string[]; readonly rank: number }[];
}

/** Whether a line is a ballot with marks. */
export function isMarkedBallot(line: string): boolean {
  return /\)\s*[A-Za-z]\w*(?:=[A-Za-z]\w*)*\[\d+\]/u.test(line);
}

/** Takes `000101-00-0001, 10001) 001, 1) C01[1],C02[2]` apart; a text says what is wrong. */
export function prmBallot(line: string): PrmBallot | string {
  const [, id, written = ''] = ballotLine.exec(line) ?? [];
  if (id === undefined)
    return `${quoteValue(line)} is no ballot, which begins with its numbers and a closing bracket`;
  const texts = written.split(',').map((text) => text.replace(/\s+/gu, ''));
  const marks: { codes: string[]; rank: number }[] = [];
  for (const text of texts.filter((one) => one !== '')) {
    const [, codes, rank = ''] = mark.exec(text) ?? [];
    if (codes === undefined || Number(rank) === 0)
      return `${quoteValue(text)} is no candidate with a rank, such as C01[1]`;
    marks.push({ codes: codes.split('='), rank: Number(rank) });
  }
  const numbers = id.split(/[\s,)]+/u).filter((number) => number !== '');
  return { id: numbers, marks };
}
