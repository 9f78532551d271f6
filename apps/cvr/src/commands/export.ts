import { Option } from '@commander-js/extra-typings';
import type { DatasetExport, ExportFormat } from '@crossvote/export';
import { withStore } from '../database.ts';
import { findShownDataset } from '../find-dataset.ts';
import { onInterruption } from '../interruption.ts';
import { plural } from '../numbers.ts';
import { officeOption } from '../office-option.ts';
import { plainLine } from '../plain-text.ts';
import type { AnyCommand, OptionsOf, Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { refuseUsage } from '../usage-error.ts';
import { OutputFile, writeStandardOutput } from '../write-output.ts';

/** The formats as in libs/export; named here, so that `--help` need not load it. */
export const exportFormats: readonly ExportFormat[] = [
  'csv-long',
  'csv-wide',
  'cdf-json',
  'parquet',
];

function declareExport(program: Program) {
  return program
    .command('export')
    .description('write all records of a dataset, for other programs and for cvr ingest')
    .argument('<dataset>', 'id or name of the dataset')
    .addOption(
      new Option('--format <format>', 'form of the export')
        .choices(exportFormats)
        .makeOptionMandatory(),
    )
    .option(
      '--plain',
      'for CSV: without the rows that define contests, and nothing that steers a terminal',
    )
    .option('--output <file>', 'write to this file, whole or not at all (default: standard output)')
    .option('--force', 'with --output: put it in the place of a file that is there')
    .addOption(officeOption())
    .addHelpText('after', '\nExample:\n  cvr export 1 --format csv-wide --output records.csv');
}

type ExportOptions = OptionsOf<ReturnType<typeof declareExport>>;

/** `cvr export <dataset>` */
export function addExport(program: Program, terminal: Terminal): void {
  declareExport(program).action(async (wanted, options, command) => {
    refuseOptions(options, command);
    await withStore(command, terminal, async (store) => {
      const { id } = await findShownDataset(store, wanted, options);
      const { exportDataset } = await import('@crossvote/export');
      const losses = new Set<string>();
      const onLoss = (loss: string) => losses.add(loss);
      const { format, plain: isPlain = false } = options;
      const dataset = await exportDataset(store, id, { format, onLoss, isPlain });
      await write(dataset, options, terminal);
      for (const loss of losses) terminal.err(plainLine(`warning: ${loss}`));
    });
  });
}

function refuseOptions({ format, plain, output, force }: ExportOptions, command: AnyCommand): void {
  if (plain && !format.startsWith('csv-'))
    refuseUsage(command, '--plain is for the formats csv-long and csv-wide');
  if (force && output === undefined) refuseUsage(command, '--force is for --output');
  if (output === '') refuseUsage(command, '--output names no file');
  if (format === 'parquet' && output === undefined && process.stdout.isTTY)
    refuseUsage(command, 'a terminal cannot show Parquet; name a file with --output');
}

async function write(
  { name, totalRecords, contestCount, bytes }: DatasetExport,
  { output, force }: ExportOptions,
  terminal: Terminal,
): Promise<void> {
  if (output === undefined) {
    await writeStandardOutput(bytes);
    return;
  }
  const file = await OutputFile.create(output, force === true);
  const leaveInterrupts = onInterruption(terminal, () => {
    file.abandon();
    return `interrupted, and ${plainLine(output)} was not written`;
  });
  try {
    await file.write(bytes);
  } finally {
    leaveInterrupts();
  }
  const size = `${plural(totalRecords, 'record')}, ${plural(contestCount, 'contest')}`;
  terminal.out(plainLine(`${name}: ${size} in ${output}`));
}
