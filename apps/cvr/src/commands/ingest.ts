import { Option } from '@commander-js/extra-typings';
import type { IngestReport, IngestRequest } from '@crossvote/ingest';
import type { Store } from '@crossvote/store';
import { openStore, requireDatabaseUrl } from '../database.ts';
import { electionTypes, resultsStatuses } from '../dataset-words.ts';
import { ingestSummary } from '../ingest-summary.ts';
import { findDatasetByWholeName } from '../find-dataset.ts';
import { onInterruption } from '../interruption.ts';
import { refuseMostlyRefused } from '../mostly-refused.ts';
import { parseDate, parseText } from '../option-values.ts';
import { printReport } from '../print-report.ts';
import { addForms, formOf } from '../print-result.ts';
import type { AnyCommand, OptionsOf, Program } from '../program.ts';
import { showProgress } from '../progress.ts';
import { readingOptions, requireFormat } from '../reading-options.ts';
import { replacementOf, type Replacement } from '../replace-option.ts';
import type { Terminal } from '../terminal.ts';

function declareIngest(program: Program) {
  return program
    .command('ingest')
    .usage('[options] <path...>')
    .description('store an export of cast vote records as a dataset')
    .argument(
      '[path...]',
      'the file or files of one export, a folder or an archive; gzip is read as it is',
    )
    .option(
      '--name <text>',
      'name of the dataset (default: the election name in the export)',
      parseText,
    )
    .option('--description <text>', 'description of the dataset')
    .option('--date <YYYY-MM-DD>', 'day of the election', parseDate)
    .addOption(
      new Option(
        '--type <type>',
        'kind of election (default: as its name in the export says)',
      ).choices(electionTypes),
    )
    .addOption(
      new Option('--status <status>', 'what the office says of the counts').choices(
        resultsStatuses,
      ),
    )
    .addOption(readingOptions.format)
    .addOption(readingOptions.manifest)
    .addOption(readingOptions.precincts)
    .addOption(readingOptions.ballots)
    .addOption(readingOptions.encoding)
    .addOption(readingOptions.labels)
    .addOption(readingOptions.contests)
    .addOption(readingOptions.columns)
    .addOption(readingOptions.unpackRatio)
    .addOption(readingOptions.repeated)
    .option(
      '--replace [dataset]',
      'put this dataset in the place of one that holds the same file; or of the one with this id or name, with its id and those of contests and choices whose names stay',
    )
    .option('--allow-refused', 'store what is left where most records were refused')
    .option('--dry-run', 'read and count, store nothing')
    .option('--quiet', 'no progress and no report; refused records are told all the same')
    .addHelpText(
      'after',
      '\nExample:\n  cvr ingest CVR_Export_20241105.csv --date 2024-11-05 --type general',
    );
}

type IngestOptions = OptionsOf<ReturnType<typeof declareIngest>>;

/** `cvr ingest <path…>` */
export function addIngest(program: Program, terminal: Terminal): void {
  addForms(declareIngest(program)).action(async (paths, options, command) => {
    await requireFormat(command, options.format);
    const replacement = replacementOf(paths, options.replace, command);
    const report = await ingestPaths(replacement, options, command, terminal);
    const isQuiet = options.quiet === true;
    await printReport(report, { text: ingestSummary, isQuiet }, command, terminal);
    refuseMostlyRefused(report);
  });
}

async function ingestPaths(
  { paths, replace, dataset }: Replacement,
  options: IngestOptions,
  command: AnyCommand,
  terminal: Terminal,
): Promise<IngestReport> {
  const progress = showProgress(terminal, options.quiet === true || formOf(command) !== undefined);
  let isWhollyRead = false;
  const leaveInterrupts = onInterruption(terminal, () => {
    progress.stop();
    return isWhollyRead && !options.dryRun
      ? 'interrupted while the dataset was being completed; see with cvr datasets whether it is there'
      : 'interrupted, and nothing was stored';
  });
  const { name, description, date: electionDate, type: electionType } = options;
  const { status: resultsStatus, allowRefused } = options;
  const said = { name, description, electionDate, electionType, resultsStatus };
  const facts = { ...said, replace, allowRefused };
  const onProgress: IngestRequest['onProgress'] = (reached) => {
    isWhollyRead = reached.isWhole;
    progress.update(reached);
  };
  let store: Promise<Store> | undefined;
  try {
    const { ingest } = await import('@crossvote/ingest');
    if (!options.dryRun) {
      await requireDatabaseUrl(command, terminal);
      // Not waited for: reading begins meanwhile.
      store = openStore(command, terminal, { create: true });
    }
    const { format, encoding, labels, contests, columns, unpackRatio, repeated } = options;
    const { manifest, precincts, ballots } = options;
    const read = { format, encoding, labels, contests, columns, unpackRatio, repeated };
    const how = { sides: { manifest, precincts, ballots }, ...read, onProgress };
    const { pieceScript, bytesUnderWay } = terminal;
    const inPlaceOf = await idOf(dataset, store);
    const request = { paths, ...facts, inPlaceOf, ...how, pieceScript, bytesUnderWay };
    return await ingest(request, store);
  } finally {
    progress.stop();
    await closeStore(store);
    leaveInterrupts();
  }
}

/** The dataset that a person names, by its id or whole name: nobody is asked before it gives way. */
async function idOf(
  dataset: string | undefined,
  store: Promise<Store> | undefined,
): Promise<number | undefined> {
  if (dataset === undefined || !store) return undefined;
  return (await findDatasetByWholeName(await store, dataset)).id;
}

/** Closes it, once it is open; why it could not be opened is told elsewhere. */
async function closeStore(opening: Promise<Store> | undefined): Promise<void> {
  const store = await opening?.catch(() => undefined);
  await store?.close();
}
