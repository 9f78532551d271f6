import type { IssueGroup } from '@crossvote/formats';
import { formatCount, plural } from './numbers.ts';

const shownRanges = 12;

/** `line 8`, `lines 8, 11-14, … and 300 more` */
function describeLines({ lines, linesLeftOut }: IssueGroup): string {
  if (lines.length === 0) return '';
  const shown = lines
    .slice(0, shownRanges)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const more = lines.length - shown.length + linesLeftOut;
  const isOne = lines.length === 1 && lines[0]?.[0] === lines[0]?.[1] && linesLeftOut === 0;
  return `${isOne ? 'line' : 'lines'} ${shown.join(', ')}${more > 0 ? `, … and ${formatCount(more)} more places` : ''}`;
}

/** One paragraph for each group of issues: what, how often, where. */
export function issueLines(issues: readonly IssueGroup[], manyFiles: boolean): string[] {
  return issues.map((issue) => {
    const what =
      issue.severity === 'refused'
        ? `refused ${plural(issue.count, 'record')}`
        : issue.severity === 'warning'
          ? 'warning'
          : 'note';
    const where = [...(manyFiles ? [issue.file] : []), describeLines(issue)]
      .filter((part) => part !== '')
      .join(', ');
    const times =
      issue.severity !== 'refused' && issue.count > 1 ? ` (${formatCount(issue.count)} times)` : '';
    return `${what}${where === '' ? '' : `, ${where}`}: ${issue.message}${times}`;
  });
}
