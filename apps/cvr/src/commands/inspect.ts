import type { IngestReport } from '@crossvote/ingest';
import type { Command } from 'commander';
import { addFormatOption, requireFormat } from '../format-option.ts';
import { describeFormat, ingestJson } from '../ingest-summary.ts';
import { onInterruption } from '../interruption.ts';
import { issueLines } from '../issue-lines.ts';
import { formatCount } from '../numbers.ts';
import { plainLine } from '../plain-text.ts';
import { showProgress } from '../progress.ts';
import { countColumn, renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface InspectOptions {
  readonly format: string;
  readonly json?: boolean;
}

/** `cvr inspect <file…>` */
export function addInspect(program: Command, terminal: Terminal): void {
  const inspect = program
    .command('inspect')
    .description('say what an export is, without storing anything')
    .argument('<path...>', 'the file or files of one export');
  addFormatOption(inspect)
    .option('--json', 'print one JSON object on standard output')
    .addHelpText('after', '\nExample:\n  cvr inspect CVR_Export_20241105.csv')
    .action(async (paths: string[], options: InspectOptions, command: Command) => {
      await requireFormat(command, options.format);
      const report = await readPaths(paths, options, terminal);
      terminal.out(options.json ? ingestJson(report) : describeExport(report, terminal.width));
    });
}

async function readPaths(
  paths: readonly string[],
  { format, json }: InspectOptions,
  terminal: Terminal,
): Promise<IngestReport> {
  const progress = showProgress(terminal, json === true);
  const leaveInterrupts = onInterruption(terminal, () => {
    progress.stop();
    return 'interrupted';
  });
  try {
    const { ingest } = await import('@crossvote/ingest');
    return await ingest({ paths, format, onProgress: progress.update });
  } finally {
    progress.stop();
    leaveInterrupts();
  }
}

function describeExport(report: IngestReport, width: number): string {
  const rows = report.contests.map(({ name, voteFor, rankLimit, choices, records }) => [
    name,
    rankLimit > 0 ? `${rankLimit} ranks` : `vote for ${voteFor}`,
    formatCount(choices.length),
    formatCount(records),
  ]);
  const columns = [
    { title: 'Contest', flexible: true },
    { title: 'Rule' },
    countColumn('Choices'),
    countColumn('Records'),
  ];
  const notes = issueLines(report.issues, report.files.length > 1, width);
  return [
    `Format:   ${describeFormat(report)}`,
    `Election: ${plainLine(report.name)} (${report.electionType})`,
    `Records:  ${formatCount(report.records)}, and ${formatCount(report.refused)} refused`,
    '',
    renderTable(columns, rows, width),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}
