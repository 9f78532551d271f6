import type { IngestReport } from '@crossvote/ingest';
import type { IssueGroup } from '@crossvote/opening';
import { formatCount, plural } from './numbers.ts';
import { plainMessage, plainName } from './plain-text.ts';
import { wrapText } from './wrap-text.ts';

const shownRanges = 12;

/** `line 8`, `lines 8, 11-14, … and 300 more places` */
function describeLines({ lines, linesLeftOut }: IssueGroup): string {
  if (lines.length === 0) return '';
  const shown = lines
    .slice(0, shownRanges)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const more = lines.length - shown.length + linesLeftOut;
  const isOne = lines.length === 1 && lines[0]?.[0] === lines[0]?.[1] && linesLeftOut === 0;
  return `${isOne ? 'line' : 'lines'} ${shown.join(', ')}${more > 0 ? `, … and ${formatCount(more)} more places` : ''}`;
}

function describeSeverity({ severity, count }: IssueGroup): string {
  if (severity === 'refused') return `refused ${plural(count, 'record')}`;
  return severity === 'warning' ? 'warning' : 'note';
}

/** What issues call their files: by their names, the paths that a person gave; undefined where no file is named. */
export type CalledFiles = ReadonlyMap<string, string> | undefined;

/** The files that issues must name: there are several, or one that was left out. */
export function calledFiles({
  files,
  issues,
  paths,
}: Pick<IngestReport, 'issues' | 'paths'> & {
  readonly files: readonly { readonly name: string }[];
}): CalledFiles {
  const isNamed = files.length > 1 || issues.some(({ file }) => file !== files[0]?.name);
  return isNamed ? paths : undefined;
}

/** The issues of a report by where they stand in it. */
interface SortedIssues {
  /** Before the report itself, as it is of a part of an export only. */
  readonly first: readonly IssueGroup[];
  readonly lookAt: readonly IssueGroup[];
  readonly others: readonly IssueGroup[];
}

/** Sorts issues by where they stand in a report. */
export function sortIssues({
  issues,
  lookAt,
}: Pick<IngestReport, 'issues' | 'lookAt'>): SortedIssues {
  // Named here, so that `--help` need not load the readers.
  const isFirst = ({ code }: IssueGroup) => code === 'part_of_an_export';
  const codes = new Set(lookAt.map(({ code }) => code));
  const others = issues.filter((issue) => !isFirst(issue) && !codes.has(issue.code));
  return { first: issues.filter(isFirst), lookAt, others };
}

/** What looks wrong about contests and choices, as a list of its own; nothing where nothing does. */
export function lookAtLines(issues: readonly IssueGroup[], width: number): string[] {
  if (issues.length === 0) return [];
  return [
    'Look at these:',
    ...issues.map(({ message }) => wrapText(`- ${plainMessage(message)}`, width)),
  ];
}

/** Paragraphs of one kind of issue that are shown; a report of hundreds is not read. */
const shownOfKind = 6;

/** One paragraph for each group of issues: what, how often, where. Of many of one kind only the first are shown. */
export function issueLines(
  issues: readonly IssueGroup[],
  called: CalledFiles,
  width: number,
): string[] {
  const kinds = new Map<string, IssueGroup[]>();
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.code}`;
    kinds.set(key, [...(kinds.get(key) ?? []), issue]);
  }
  return [...kinds.values()].flatMap((alike) => {
    const shown = alike.length > shownOfKind ? alike.slice(0, shownOfKind - 1) : alike;
    const lines = shown.map((issue) => describeIssue(issue, called));
    const rest = alike.slice(shown.length);
    return [...lines, ...describeRest(rest)].map((line) => wrapText(line, width));
  });
}

function describeIssue(issue: IssueGroup, called: CalledFiles): string {
  const where = [
    called ? plainName(called.get(issue.file) ?? issue.file) : '',
    describeLines(issue),
  ]
    .filter((part) => part !== '')
    .join(', ');
  const isRepeated = issue.severity !== 'refused' && issue.count > 1;
  const times = isRepeated ? ` (${formatCount(issue.count)} times)` : '';
  const others = issue.examples.map((example) => `; ${plainMessage(example)}`).join('');
  const likewise = others === '' ? '' : `; likewise${others.slice(1)} …`;
  return `${describeSeverity(issue)}${where === '' ? '' : `, ${where}`}: ${plainMessage(issue.message)}${likewise}${times}`;
}

function describeRest(rest: readonly IssueGroup[]): string[] {
  const [first] = rest;
  if (!first) return [];
  const count = rest.reduce((sum, issue) => sum + issue.count, 0);
  const of = describeSeverity({ ...first, count });
  const what = first.severity === 'refused' ? of : `${of}s`;
  return [
    `${what}: ${formatCount(rest.length)} more of the kind before (${first.code}); all are in --json`,
  ];
}
