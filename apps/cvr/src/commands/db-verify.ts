import type { DatasetCheck } from '@crossvote/analysis';
import type { Store } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { findDataset } from '../find-dataset.ts';
import { plural } from '../numbers.ts';
import { plainLine } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Terminal } from '../terminal.ts';
import { tidyTable, yesOrNo, type TidyColumns } from '../tidy-table.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';

/** A dataset that was read whole, and what was done about it. */
interface Verified extends DatasetCheck {
  /** Whether it got its checksums now. */
  readonly isSealed: boolean;
}

/** `cvr db verify [dataset]` */
export function addVerify(db: CommandGroup, terminal: Terminal): void {
  const verify = db
    .command('verify')
    .description('read all that is stored, and count the results again from the marks')
    .argument('[dataset]', 'id or name of the dataset (default: all)')
    .option(
      '--seal',
      'give datasets of earlier versions their checksums, where their results agree',
    )
    .addHelpText('after', '\nExample:\n  cvr db verify 1');
  addForms(verify).action(async (dataset, options, command) => {
    const { file, datasets } = await withStore(command, terminal, async (store) => ({
      file: await store.fileDamage(),
      datasets: await verifyDatasets(store, dataset, options.seal === true),
    }));
    await printResult(command, terminal, {
      text: () => describe(file, datasets, terminal.width),
      json: () => ({ file, datasets: datasets.map(toJson) }),
      table: () => tidyTable(tidyColumns, placesOf(file, datasets)),
    });
    const damaged = datasets.filter(({ damage }) => damage.length > 0).length;
    if (damaged > 0)
      throw new UserError(
        `${plural(damaged, 'dataset')} of ${datasets.length} damaged; ingest the export again with --replace`,
      );
    if (file.length > 0)
      throw new UserError('the database file is damaged; restore it from a backup');
  });
}

async function verifyDatasets(
  store: Store,
  only: string | undefined,
  isToSeal: boolean,
): Promise<Verified[]> {
  const verified: Verified[] = [];
  const named =
    only === undefined ? await store.datasets.names() : [await findDataset(store, only)];
  for (const { id } of named) {
    const check = await verifyOne(store, id, isToSeal);
    // One that was removed meanwhile is missed by nobody.
    if (check) verified.push(check);
  }
  return verified;
}

async function verifyOne(store: Store, id: number, isToSeal: boolean): Promise<Verified | null> {
  const { verifyDataset } = await import('@crossvote/analysis');
  if (!isToSeal || (await store.datasets.isSealed(id)) !== false) {
    const check = await verifyDataset(store, id);
    return check && { ...check, isSealed: false };
  }
  const found: DatasetCheck[] = [];
  const isSealed = await store.seal(id, async () => {
    const check = await verifyDataset(store, id);
    if (check) found.push(check);
    return check?.damage.length === 0;
  });
  const [check] = found;
  return check ? { ...check, isSealed } : null;
}

function describe(file: readonly string[], datasets: readonly Verified[], width: number): string {
  const lines = [
    ...file.map((said) => `The database file: ${plainLine(said)}`),
    ...datasets.flatMap((check) => [
      `Dataset ${check.datasetId}, ${plainLine(check.name)}: ${verdictOf(check)}`,
      ...check.damage.map((place) => `- ${plainLine(place)}`),
    ]),
  ];
  if (lines.length === 0) return 'No datasets to verify.';
  return lines.map((line) => wrapText(line, width)).join('\n');
}

function verdictOf({ damage, hasChecksums, isSealed, records, contests, datasetId }: Verified) {
  if (damage.length > 0) return `DAMAGED in ${plural(damage.length, 'place')}`;
  const size = `${plural(records, 'record')}, ${plural(contests, 'contest')}`;
  if (hasChecksums) return `whole (${size})`;
  const counted = `its results agree with its marks (${size})`;
  return isSealed
    ? `${counted}; it has checksums now`
    : `unchecked, as an earlier version stored it without checksums; ${counted}. To give it checksums: cvr db verify ${datasetId} --seal`;
}

/** What is said of one place: one that is damaged, or a dataset that is not. */
interface CheckedPlace {
  /** Undefined for the database file. */
  readonly check?: Verified;
  readonly damage: string | null;
}

const tidyColumns: TidyColumns<CheckedPlace> = [
  ['dataset_id', ({ check }) => check?.datasetId ?? null],
  ['name', ({ check }) => check?.name ?? null],
  ['total_records', ({ check }) => check?.records ?? null],
  ['contests', ({ check }) => check?.contests ?? null],
  ['checked', ({ check }) => (check ? yesOrNo(check.hasChecksums || check.isSealed) : null)],
  ['sealed_now', ({ check }) => (check ? yesOrNo(check.isSealed) : null)],
  ['damage', ({ damage }) => damage],
];

/** A row for each place that is damaged, those of the database file first; for a dataset without any, one. */
function placesOf(file: readonly string[], datasets: readonly Verified[]): CheckedPlace[] {
  return [
    ...file.map((damage) => ({ damage })),
    ...datasets.flatMap((check) => {
      const places: readonly (string | null)[] = check.damage.length > 0 ? check.damage : [null];
      return places.map((damage) => ({ check, damage }));
    }),
  ];
}

function toJson({ datasetId, hasChecksums, isSealed, ...check }: Verified) {
  const { name, records, contests, damage } = check;
  return {
    dataset_id: datasetId,
    name,
    total_records: records,
    contests,
    checked: hasChecksums || isSealed,
    sealed_now: isSealed,
    damage,
  };
}
