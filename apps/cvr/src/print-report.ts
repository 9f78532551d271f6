import type { IngestReport } from '@crossvote/ingest';
import { ingestJson } from './ingest-json.ts';
import { issueLines, lookAtLines, calledFiles, sortIssues } from './issue-lines.ts';
import { formOf, printResult } from './print-result.ts';
import type { AnyCommand } from './program.ts';
import { reportTable } from './report-table.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what an export is, or what was stored of it, in the form that is asked for.
 *
 * @param text - the report for a person
 * @param isQuiet - tells a person nothing but the refused records
 */
export async function printReport(
  report: IngestReport,
  {
    text,
    isQuiet = false,
  }: {
    readonly text: (report: IngestReport, width: number) => string;
    readonly isQuiet?: boolean;
  },
  command: AnyCommand,
  terminal: Terminal,
): Promise<void> {
  const { width } = terminal;
  const notes = () => (isQuiet ? refusedLines(report, width) : notedLines(report, width));
  if (isQuiet && formOf(command) === undefined) notes().forEach(terminal.err);
  else
    await printResult(command, terminal, {
      text: () => text(report, width),
      json: () => ingestJson(report),
      table: () => reportTable(report),
      notes,
    });
}

function refusedLines({ issues, paths }: IngestReport, width: number): string[] {
  const refused = issues.filter(({ severity }) => severity === 'refused');
  return issueLines(refused, paths, width);
}

function notedLines(report: IngestReport, width: number): string[] {
  const { first, lookAt, others } = sortIssues(report);
  return [
    ...issueLines(first, report.paths, width),
    ...lookAtLines(lookAt, width),
    ...issueLines(others, calledFiles(report), width),
  ];
}
