import type { IngestReport } from '@crossvote/ingest';
import { issueLines } from './issue-lines.ts';
import { formatCount, formatBytes, plural } from './numbers.ts';
import { renderTable } from './table.ts';

/** The report of an ingest for a person: what was stored, results by contest, and everything to know about it. */
export function ingestSummary(report: IngestReport, width: number): string {
  const { records, refused, recordsRead, contests, files } = report;
  const choices = contests.reduce((sum, contest) => sum + contest.choices.length, 0);
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const head = [
    report.datasetId === null
      ? `${report.name} (dry run: nothing stored)`
      : `Dataset ${report.datasetId}: ${report.name}`,
    [report.formatTitle, report.softwareVersion, report.electionType, report.electionDate]
      .filter((part) => part !== '')
      .join(', '),
    `${plural(records, 'record')}, ${plural(contests.length, 'contest')}, ${plural(choices, 'choice')}; ` +
      `${formatBytes(bytes)} in ${report.seconds.toFixed(1)} s`,
    `read ${formatCount(recordsRead)} = stored ${formatCount(records)} + refused ${formatCount(refused)}`,
    ...(report.replaced.length > 0 ? [`in place of dataset ${report.replaced.join(', ')}`] : []),
  ];
  const rows = contests.map((contest) => [
    contest.name,
    formatCount(contest.records),
    formatCount(contest.votes),
    formatCount(contest.undervotes),
    formatCount(contest.overvotes),
    formatCount(contest.notOnBallot),
  ]);
  const number = (title: string) => ({ title, align: 'right' as const });
  const columns = [
    { title: 'Contest', flexible: true },
    number('Records'),
    number('Votes'),
    number('Undervotes'),
    number('Overvotes'),
    number('Without it'),
  ];
  const notes = issueLines(report.issues, files.length > 1);
  return [
    ...head,
    '',
    renderTable(columns, rows, width),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

/** The same as one JSON object, in the words of the wire. */
export function ingestJson(report: IngestReport): string {
  return JSON.stringify({
    dataset_id: report.datasetId,
    name: report.name,
    description: report.description,
    election_date: report.electionDate,
    election_type: report.electionType,
    format: report.format,
    software_version: report.softwareVersion,
    records_read: report.recordsRead,
    records: report.records,
    refused: report.refused,
    contests: report.contests.length,
    choices: report.contests.reduce((sum, contest) => sum + contest.choices.length, 0),
    results: report.contests.map((contest) => ({
      name: contest.name,
      vote_for: contest.voteFor,
      rank_limit: contest.rankLimit,
      records: contest.records,
      not_on_ballot: contest.notOnBallot,
      votes: contest.votes,
      undervotes: contest.undervotes,
      overvotes: contest.overvotes,
      undervoted_records: contest.undervotedRecords,
      overvoted_records: contest.overvotedRecords,
      redacted_records: contest.redactedRecords,
      choices: contest.choices.map(({ name, party, isWriteIn, votes }) => ({
        name,
        party,
        is_write_in: isWriteIn,
        votes,
      })),
    })),
    warnings: report.issues.map(
      ({ severity, code, message, file, count, lines, linesLeftOut }) => ({
        severity,
        code,
        message,
        file,
        count,
        lines,
        lines_left_out: linesLeftOut,
      }),
    ),
    files: report.files.map(({ name, sha256, sizeBytes }) => ({
      name,
      sha256,
      size_bytes: sizeBytes,
    })),
    replaced: report.replaced,
    seconds: Math.round(report.seconds * 1000) / 1000,
  });
}
