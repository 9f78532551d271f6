import type { IngestReport } from '@crossvote/ingest';
import { exportSummary } from '../export-summary.ts';
import { onInterruption } from '../interruption.ts';
import { refuseMostlyRefused } from '../mostly-refused.ts';
import { printReport } from '../print-report.ts';
import { addForms, formOf } from '../print-result.ts';
import type { AnyCommand, OptionsOf, Program } from '../program.ts';
import { showProgress } from '../progress.ts';
import { readingOptions, requireFormat } from '../reading-options.ts';
import type { Terminal } from '../terminal.ts';
import { writeColumns } from '../write-columns.ts';

function declareInspect(program: Program) {
  return program
    .command('inspect')
    .description('say what an export is, without storing anything')
    .argument('<path...>', 'the file or files of one export, a folder or an archive')
    .addOption(readingOptions.format)
    .addOption(readingOptions.manifest)
    .addOption(readingOptions.precincts)
    .addOption(readingOptions.ballots)
    .addOption(readingOptions.encoding)
    .addOption(readingOptions.labels)
    .addOption(readingOptions.contests)
    .addOption(readingOptions.columns)
    .option(
      '--write-columns <file>',
      'propose a map of the columns of a table, for --columns, and read nothing else',
    )
    .addOption(readingOptions.unpackRatio)
    .addOption(readingOptions.repeated)
    .addHelpText('after', '\nExample:\n  cvr inspect CVR_Export_20241105.csv');
}

type InspectOptions = OptionsOf<ReturnType<typeof declareInspect>>;

/** `cvr inspect <path…>` */
export function addInspect(program: Program, terminal: Terminal): void {
  addForms(declareInspect(program)).action(async (paths, options, command) => {
    const { writeColumns: columns, ...how } = options;
    await requireFormat(command, options.format);
    if (columns !== undefined) {
      await writeColumns({ ...how, paths, file: columns }, command, terminal);
      return;
    }
    const report = await readPaths(paths, how, command, terminal);
    await printReport(report, { text: exportSummary }, command, terminal);
    refuseMostlyRefused(report);
  });
}

async function readPaths(
  paths: readonly string[],
  { manifest, precincts, ballots, ...how }: Omit<InspectOptions, 'writeColumns'>,
  command: AnyCommand,
  terminal: Terminal,
): Promise<IngestReport> {
  const progress = showProgress(terminal, formOf(command) !== undefined);
  const leaveInterrupts = onInterruption(terminal, () => {
    progress.stop();
    return 'interrupted';
  });
  try {
    const { ingest } = await import('@crossvote/ingest');
    return await ingest({
      paths,
      sides: { manifest, precincts, ballots },
      ...how,
      onProgress: progress.update,
      pieceScript: terminal.pieceScript,
      bytesUnderWay: terminal.bytesUnderWay,
    });
  } finally {
    progress.stop();
    leaveInterrupts();
  }
}
