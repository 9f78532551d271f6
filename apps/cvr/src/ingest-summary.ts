import type { IngestReport } from '@crossvote/ingest';
import { issueLines, lookAtLines, calledFiles, sortIssues } from './issue-lines.ts';
import { isListed, unlistedNote } from './listed-contests.ts';
import { formatCount, formatBytes, plural } from './numbers.ts';
import { plainName } from './plain-text.ts';
import { replacedLines } from './replaced-lines.ts';
import { countColumn, renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** The report of an ingest for a person: what was stored, results by contest, and everything to know about it. */
export function ingestSummary(report: IngestReport, width: number): string {
  const { first, lookAt, others } = sortIssues(report);
  const notes = issueLines(others, calledFiles(report), width);
  const aggregate = aggregateNote(report, width);
  const odd = lookAtLines(lookAt, width);
  return [
    ...issueLines(first, report.paths, width),
    ...(first.length > 0 ? [''] : []),
    ...summaryHead(report).map((line) => wrapText(line, width)),
    '',
    contestTable(report.contests.filter(isListed), width),
    ...unlistedNote(report.contests, width),
    ...(aggregate.length > 0 ? ['', ...aggregate] : []),
    ...(odd.length > 0 ? ['', ...odd] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

function summaryHead(report: IngestReport): string[] {
  const { records, contests, files } = report;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const name = plainName(report.name);
  const status = report.resultsStatus === null ? '' : `${report.resultsStatus} results`;
  return [
    report.datasetId === null
      ? `${name} (${report.isMostlyRefused ? 'mostly refused' : 'dry run'}: nothing stored)`
      : `Dataset ${report.datasetId}: ${name}`,
    [describeFormat(report), `${report.electionType} election`, report.electionDate, status]
      .filter((part) => part !== '')
      .join(', '),
    `${plural(records, 'record')}, ${plural(contests.length, 'contest')}, ${plural(countChoices(report), 'choice')}; ` +
      `${formatBytes(bytes)} in ${report.seconds.toFixed(1)} s`,
    reconciliation(report),
    ...replacedLines(report),
  ];
}

/** `12 records read = 10 stored + 0 refused + 2 repeated`; what is repeated only where anything is. */
function reconciliation({ recordsRead, records, refused, repeated }: IngestReport): string {
  const parts = [`${formatCount(records)} stored`, `${formatCount(refused)} refused`];
  if (repeated > 0) parts.push(`${formatCount(repeated)} repeated`);
  return `${plural(recordsRead, 'record')} read = ${parts.join(' + ')}`;
}

/** `Dominion CSV, software 5.11.3.1`; `Dominion CSV (120 records), software 5.11.3.1 + ES&S (80 records)` */
export function describeFormat({ formats }: IngestReport): string {
  const described = formats.map(({ title, softwareVersion, recordsRead }) => {
    const read = formats.length > 1 ? `${title} (${plural(recordsRead, 'record')})` : title;
    return softwareVersion === '' ? read : `${read}, software ${plainName(softwareVersion)}`;
  });
  return described.join(' + ');
}

/** Choices of all contests. */
export function countChoices({ contests }: IngestReport): number {
  return contests.reduce((sum, contest) => sum + contest.choices.length, 0);
}

function contestTable(contests: IngestReport['contests'], width: number): string {
  const isRedacted = contests.some(({ redactedRecords }) => redactedRecords > 0);
  const isAggregated = contests.some((contest) => aggregateVotes(contest) > 0);
  const rows = contests.map((contest) => [
    contest.label,
    formatCount(contest.records),
    formatCount(contest.votes),
    formatCount(contest.undervotes),
    formatCount(contest.overvotes),
    ...(isRedacted ? [formatCount(contest.redactedRecords)] : []),
    ...(isAggregated ? [formatCount(aggregateVotes(contest))] : []),
    formatCount(contest.notOnBallot),
  ]);
  const columns = [
    { title: 'Contest', flexible: true },
    countColumn('Records'),
    countColumn('Votes'),
    countColumn('Undervotes'),
    countColumn('Overvotes'),
    ...(isRedacted ? [countColumn('Redacted')] : []),
    ...(isAggregated ? [countColumn('Aggregate\nvotes')] : []),
    countColumn('Not on\nballot'),
  ];
  return renderTable(columns, rows, width);
}

/** Says that aggregate votes are no part of any cross table; nothing where there are none. */
export function aggregateNote({ contests }: IngestReport, width: number): string[] {
  const votes = contests.reduce((sum, contest) => sum + aggregateVotes(contest), 0);
  if (votes === 0) return [];
  return [wrapText(`${plural(votes, 'aggregate vote')}: ${aggregateRule}`, width)];
}

/** What aggregate votes are (semantics: rule 6). */
export const aggregateRule =
  'they stand in rows that sum several ballots, are part of no record, and are in no cross table.';

/** Votes of aggregate rows for all choices of a contest. */
export function aggregateVotes({ choices }: IngestReport['contests'][number]): number {
  return choices.reduce((sum, choice) => sum + choice.aggregateVotes, 0);
}
