import { quoteValue, type IssueLog } from '@crossvote/opening';
import type { FormatSummary } from './format-summary.ts';

/** Says where exports of several formats name their election otherwise: each vendor calls it in its own way. */
export function reportElections(formats: readonly FormatSummary[], issues: IssueLog): void {
  reportDifferences(formats, 'electionName', 'names the election', 'assumption', issues);
  reportDifferences(formats, 'electionDate', 'says that the election was on', 'warning', issues);
}

function reportDifferences(
  formats: readonly FormatSummary[],
  key: 'electionName' | 'electionDate',
  says: string,
  severity: 'assumption' | 'warning',
  issues: IssueLog,
): void {
  const [first, ...others] = formats.filter((summary) => (summary[key] ?? '') !== '');
  for (const other of others) {
    if (!first || other[key] === first[key]) continue;
    issues.add({
      severity,
      code: 'election_differs',
      message: `${other.format.title} ${says} ${quoteValue(other[key] ?? '')}, and ${first.format.title} ${quoteValue(first[key] ?? '')}: make sure that both are one election`,
      place: { file: other.file },
    });
  }
}
