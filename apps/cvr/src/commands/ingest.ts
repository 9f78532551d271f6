import { Option, type Command } from 'commander';
import { databaseUrl } from '../database.ts';
import { ingestJson, ingestSummary } from '../ingest-summary.ts';
import { parseDate } from '../option-values.ts';
import { showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface IngestOptions {
  readonly name?: string;
  readonly description?: string;
  readonly date?: string;
  readonly type?: string;
  readonly format: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The election types as in libs/ingest; named here, so that `--help` need not load it. */
const electionTypes = ['general', 'primary', 'special', 'runoff', 'municipal', 'other'];

/** `cvr ingest <path…>` */
export function addIngest(program: Command, terminal: Terminal): void {
  program
    .command('ingest')
    .description('store an export of cast vote records as a dataset')
    .argument('<path...>', 'the file or files of one export; gzip is read as it is')
    .option('--name <text>', 'name of the dataset (default: the election name in the export)')
    .option('--description <text>', 'description of the dataset')
    .option('--date <YYYY-MM-DD>', 'day of the election', parseDate)
    .addOption(
      new Option(
        '--type <type>',
        'kind of election (default: as its name in the export says)',
      ).choices(electionTypes),
    )
    .option('--format <format>', 'format of the export, see: cvr formats', 'auto')
    .option('--replace', 'put this dataset in the place of one that holds the same file')
    .option('--dry-run', 'read and count, store nothing')
    .option('--json', 'print one JSON object on standard output')
    .option('--quiet', 'no progress and no report')
    .addHelpText(
      'after',
      '\nExample:\n  cvr ingest CVR_Export_20241105.csv --date 2024-11-05 --type general',
    )
    .action(async (paths: string[], options: IngestOptions, command: Command) => {
      const { ingest } = await import('@crossvote/ingest');
      const { Store } = await import('@crossvote/store');
      const store = options.dryRun ? undefined : await Store.open(databaseUrl(command, terminal));
      const progress = showProgress(terminal, options.quiet === true || options.json === true);
      try {
        const {
          name,
          description,
          date: electionDate,
          type: electionType,
          format,
          replace,
        } = options;
        const request = {
          paths,
          format,
          name,
          description,
          electionDate,
          electionType,
          replace,
          onProgress: progress.update,
        };
        const report = await ingest(request, store);
        progress.stop();
        if (options.json) terminal.out(ingestJson(report));
        else if (!options.quiet) terminal.out(ingestSummary(report, terminal.width));
      } finally {
        progress.stop();
        await store?.close();
      }
    });
}
