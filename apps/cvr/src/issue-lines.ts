import type { IssueGroup } from '@crossvote/formats';
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

/** Whether the file of an issue must be named: there are several, or it is one that was left out. */
export function manyFilesIn({
  files,
  issues,
}: {
  readonly files: readonly { readonly name: string }[];
  readonly issues: readonly IssueGroup[];
}): boolean {
  return files.length > 1 || issues.some(({ file }) => file !== files[0]?.name);
}

/** One paragraph for each group of issues: what, how often, where. */
export function issueLines(
  issues: readonly IssueGroup[],
  manyFiles: boolean,
  width: number,
): string[] {
  return issues.map((issue) => {
    const where = [manyFiles ? plainName(issue.file) : '', describeLines(issue)]
      .filter((part) => part !== '')
      .join(', ');
    const isRepeated = issue.severity !== 'refused' && issue.count > 1;
    const times = isRepeated ? ` (${formatCount(issue.count)} times)` : '';
    const what = describeSeverity(issue);
    return wrapText(
      `${what}${where === '' ? '' : `, ${where}`}: ${plainMessage(issue.message)}${times}`,
      width,
    );
  });
}
