import type { IngestReport } from '@crossvote/ingest';
import { issueLines } from './issue-lines.ts';
import { formatCount, formatBytes, plural } from './numbers.ts';
import { plainLine } from './plain-text.ts';
import { countColumn, renderTable } from './table.ts';

/** The report of an ingest for a person: what was stored, results by contest, and everything to know about it. */
export function ingestSummary(report: IngestReport, width: number): string {
  const notes = issueLines(report.issues, report.files.length > 1, width);
  return [
    ...summaryHead(report),
    '',
    contestTable(report.contests, width),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

function summaryHead(report: IngestReport): string[] {
  const { records, refused, recordsRead, contests, files, replaced } = report;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const name = plainLine(report.name);
  return [
    report.datasetId === null
      ? `${name} (dry run: nothing stored)`
      : `Dataset ${report.datasetId}: ${name}`,
    [describeFormat(report), `${report.electionType} election`, report.electionDate]
      .filter((part) => part !== '')
      .join(', '),
    `${plural(records, 'record')}, ${plural(contests.length, 'contest')}, ${plural(countChoices(report), 'choice')}; ` +
      `${formatBytes(bytes)} in ${report.seconds.toFixed(1)} s`,
    `${plural(recordsRead, 'record')} read = ${formatCount(records)} stored + ${formatCount(refused)} refused`,
    ...(replaced.length > 0 ? [`in place of dataset ${replaced.join(', ')}`] : []),
  ];
}

/** `Dominion CSV, software 5.11.3.1` */
export function describeFormat({ formatTitle, softwareVersion }: IngestReport): string {
  return softwareVersion === ''
    ? formatTitle
    : `${formatTitle}, software ${plainLine(softwareVersion)}`;
}

function countChoices({ contests }: IngestReport): number {
  return contests.reduce((sum, contest) => sum + contest.choices.length, 0);
}

function contestTable(contests: IngestReport['contests'], width: number): string {
  const isRedacted = contests.some(({ redactedRecords }) => redactedRecords > 0);
  const isAggregated = contests.some((contest) => aggregateVotes(contest) > 0);
  const rows = contests.map((contest) => [
    contest.name,
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

function aggregateVotes({ choices }: IngestReport['contests'][number]): number {
  return choices.reduce((sum, choice) => sum + choice.aggregateVotes, 0);
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
    choices: countChoices(report),
    results: report.contests.map(contestOnWire),
    warnings: report.issues.map(issueOnWire),
    files: report.files.map(({ name, sha256, sizeBytes }) => ({
      name,
      sha256,
      size_bytes: sizeBytes,
    })),
    replaced: report.replaced,
    seconds: Math.round(report.seconds * 1000) / 1000,
  });
}

function contestOnWire(contest: IngestReport['contests'][number]) {
  return {
    name: contest.name,
    code: contest.code,
    party: contest.party,
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
    choices: contest.choices.map(({ name, code, party, isWriteIn, votes, aggregateVotes }) => ({
      name,
      code,
      party,
      is_write_in: isWriteIn,
      votes,
      aggregate_votes: aggregateVotes,
    })),
  };
}

function issueOnWire({ linesLeftOut, ...issue }: IngestReport['issues'][number]) {
  const { severity, code, message, file, count, lines } = issue;
  return { severity, code, message, file, count, lines, lines_left_out: linesLeftOut };
}
