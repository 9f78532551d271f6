import type { ReadFacts } from '@crossvote/imports';
import type { Store } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { openStore, requireDatabaseUrl } from '../database.ts';
import { importJson } from '../import-json.ts';
import { importReport, type ImportReport } from '../import-report.ts';
import { importSummary } from '../import-summary.ts';
import { importTable } from '../import-table.ts';
import { onInterruption } from '../interruption.ts';
import { issueLines } from '../issue-lines.ts';
import { knownElections } from '../known-elections.ts';
import { parseText } from '../option-values.ts';
import { addForms, formOf, printResult } from '../print-result.ts';
import type { AnyCommand, OptionsOf } from '../program.ts';
import { showProgress } from '../progress.ts';
import { refuseNothingRead } from '../refuse-nothing-read.ts';
import { storeForTrial } from '../store-for-trial.ts';
import type { Terminal } from '../terminal.ts';
import { tellWrongTables } from '../wrong-tables.ts';

function declareImport(group: CommandGroup) {
  return group
    .command('import')
    .description(
      'store what files say of elections: tables (CSV), VIP feeds, maps, OCD ids, AP recordings',
    )
    .argument('<path...>', 'files, folders or archives; what each is shows from itself')
    .option(
      '--election <key>',
      'key of the election that the files are of, where they do not say it, or shall go into another one',
      parseText,
    )
    .option(
      '--number-property <name>',
      "property of a map's features that holds the number of the precinct",
      parseText,
    )
    .option('--prune', 'remove what earlier files of the same kind had and these lack')
    .option('--dry-run', 'read and compare, store nothing')
    .option('--quiet', 'no progress and no report')
    .addHelpText(
      'after',
      '\nExample:\n  cvr election import results.csv --election us-mn-2026-11-03',
    );
}

type ImportOptions = OptionsOf<ReturnType<typeof declareImport>>;

/** `cvr election import <path…>` */
export function addElectionImport(group: CommandGroup, terminal: Terminal): void {
  addForms(declareImport(group)).action(async (paths, options, command) => {
    const reports = await tellWrongTables(terminal.width, () =>
      importPaths(paths, options, command, terminal),
    );
    const { width } = terminal;
    const isDryRun = options.dryRun === true;
    const how = { isDryRun, isPruned: options.prune === true };
    if (options.quiet && formOf(command) === undefined) return;
    await printResult(command, terminal, {
      text: () => importSummary(reports, how, width),
      json: () => importJson(reports, isDryRun),
      table: () => importTable(reports),
      notes: () => reports.flatMap(({ read }) => issueLines(read.issues, new Map(), width)),
    });
  });
}

async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  command: AnyCommand,
  terminal: Terminal,
): Promise<ImportReport[]> {
  await requireDatabaseUrl(command, terminal);
  const progress = showProgress(terminal, options.quiet === true || formOf(command) !== undefined);
  let isStoring = false;
  const leaveInterrupts = onInterruption(terminal, () => {
    progress.stop();
    return isStoring
      ? 'interrupted while the import was being stored; see with cvr election list whether it is there'
      : 'interrupted, and nothing was stored';
  });
  const open = options.dryRun ? storeForTrial : openStore;
  const store = await open(command, terminal, { create: true });
  try {
    const { readFacts } = await import('@crossvote/imports');
    const { election, numberProperty } = options;
    const said = {
      ...(election !== undefined && { election }),
      ...(numberProperty !== undefined && { numberProperty }),
    };
    const read = await readFacts(paths, said, {
      stored: knownElections(store),
      onProgress: progress.update,
    });
    progress.stop();
    refuseNothingRead(read);
    isStoring = options.dryRun !== true;
    return await applyAll(store, read, options);
  } finally {
    progress.stop();
    await store.close();
    leaveInterrupts();
  }
}

/** Stores what was read, all of it or nothing. */
async function applyAll(
  { elections }: Pick<Store, 'elections'>,
  all: readonly ReadFacts[],
  options: ImportOptions,
): Promise<ImportReport[]> {
  const outcomes = await elections.applyAll(
    all.map(({ facts, issues }) => ({ facts, report: JSON.stringify(issues) })),
    { prune: options.prune === true, dryRun: options.dryRun === true },
  );
  return all.flatMap((read, place) => {
    const outcome = outcomes[place];
    return outcome ? [importReport(read, outcome)] : [];
  });
}
