import { foldWhiteSpace } from '@crossvote/opening';

/** One vote of a ballot. */
export interface VoteLine {
  readonly kind: 'vote';
  /** Serial number of the machine. */
  readonly machine: string;
  /** Number of the ballot image, which is the ballot style. */
  readonly style: string;
  /** Whether a ballot begins here. */
  readonly isFirst: boolean;
  /** Number of the candidate. */
  readonly number: string;
  readonly candidate: string;
  readonly contest: string;
}

/** A line of the report. */
export type ReportLine =
  | VoteLine
  /** The heading of a page names its precinct. */
  | { readonly kind: 'page'; readonly precinct: string }
  /** Headings of columns, and sums of a precinct. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

/** Machine, ballot image, an asterisk where a ballot begins, number of the candidate. */
const vote = /^\s*(\d{5,8})\s+(\d{1,6})\s+(\*\s+)?(\d{1,6})\s(.*)$/u;
/** Blanks between a name and its contest, and the code of a contest. */
const gap = /(?<=\S)\s{2,}(?=(\S+))/gu;
const contestCode = /^[A-Z]{2,8}\d{1,5}$/u;
/** Characters of the column of names, with the blank behind. */
const nameWidth = 40;
const page = /^\s*RUN DATE:.*\bPRECINCT\s+(?:\d+\s*-\s*)?(.*?)\s+ELECTION ID:/u;
const columns = /^\s*VOTR\.\s+B\/I\s+CANDIDATES RECEIVING A VOTE/iu;
const sums = /PRECINCT TOTALS|^\s*RUN DATE:|^\s*-+\s*$/u;

/** Whether a line is a heading that only this report has. */
export function isReportHeading(line: string): boolean {
  return columns.test(line);
}

/** Takes a line of the report apart. */
export function reportLine(text: string): ReportLine {
  const [, precinct] = page.exec(text) ?? [];
  if (precinct !== undefined) return { kind: 'page', precinct: foldWhiteSpace(precinct) };
  if (columns.test(text) || sums.test(text)) return { kind: 'other' };
  const [, machine = '', style = '', star, number = '', rest = ''] = vote.exec(text) ?? [];
  const end = nameEnd(rest);
  const candidate = foldWhiteSpace(rest.slice(0, end));
  const contest = foldWhiteSpace(rest.slice(end));
  if (machine === '' || candidate === '' || contest === '') return { kind: 'unreadable' };
  const isFirst = star !== undefined;
  return { kind: 'vote', machine, style, isFirst, number, candidate, contest };
}

/** Where the name ends: before the code of a contest, or where most blanks are, as names may hold two themselves. */
function nameEnd(rest: string): number {
  const gaps = [...rest.matchAll(gap)];
  const coded = gaps.find(([, word = '']) => contestCode.test(word));
  const widest = gaps.reduce<RegExpExecArray | undefined>(
    (best, one) => (one[0].length > (best?.[0].length ?? 0) ? one : best),
    undefined,
  );
  // A long name is cut off one blank before the contest begins.
  return (coded ?? widest)?.index ?? nameWidth;
}
