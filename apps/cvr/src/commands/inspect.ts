import type { IngestReport } from '@crossvote/ingest';
import type { Command } from 'commander';
import type { Encoding } from '@crossvote/opening';
import { addContestsOption } from '../contests-option.ts';
import { addEncodingOption } from '../encoding-option.ts';
import { exportSummary } from '../export-summary.ts';
import { addFormatOption, requireFormat } from '../format-option.ts';
import { ingestJson } from '../ingest-json.ts';
import { onInterruption } from '../interruption.ts';
import { addLabelsOption } from '../labels-option.ts';
import { refuseMostlyRefused } from '../mostly-refused.ts';
import { showProgress } from '../progress.ts';
import { addRepeatedOption, type RepeatedChoice } from '../repeated-option.ts';
import { addSideOptions, sidesOf, type SideOptions } from '../side-options.ts';
import type { Terminal } from '../terminal.ts';
import { addUnpackOption } from '../unpack-option.ts';

interface InspectOptions extends SideOptions {
  readonly format: string;
  readonly encoding: Encoding;
  readonly labels?: string;
  readonly unpackRatio?: number;
  readonly contests?: string;
  readonly repeated?: RepeatedChoice;
  readonly json?: boolean;
}

/** `cvr inspect <path…>` */
export function addInspect(program: Command, terminal: Terminal): void {
  const inspect = program
    .command('inspect')
    .description('say what an export is, without storing anything')
    .argument('<path...>', 'the file or files of one export, a folder or an archive');
  addRepeatedOption(
    addUnpackOption(
      addContestsOption(
        addLabelsOption(addEncodingOption(addSideOptions(addFormatOption(inspect)))),
      ),
    ),
  )
    .option('--json', 'print one JSON object on standard output')
    .addHelpText('after', '\nExample:\n  cvr inspect CVR_Export_20241105.csv')
    .action(async (paths: string[], options: InspectOptions, command: Command) => {
      await requireFormat(command, options.format);
      const report = await readPaths(paths, options, terminal);
      terminal.out(options.json ? ingestJson(report) : exportSummary(report, terminal.width));
      refuseMostlyRefused(report);
    });
}

async function readPaths(
  paths: readonly string[],
  options: InspectOptions,
  terminal: Terminal,
): Promise<IngestReport> {
  const progress = showProgress(terminal, options.json === true);
  const leaveInterrupts = onInterruption(terminal, () => {
    progress.stop();
    return 'interrupted';
  });
  try {
    const { ingest } = await import('@crossvote/ingest');
    return await ingest({
      paths,
      format: options.format,
      sides: sidesOf(options),
      encoding: options.encoding,
      labels: options.labels,
      unpackRatio: options.unpackRatio,
      contests: options.contests,
      repeated: options.repeated,
      onProgress: progress.update,
      pieceScript: terminal.pieceScript,
      bytesUnderWay: terminal.bytesUnderWay,
    });
  } finally {
    progress.stop();
    leaveInterrupts();
  }
}
