import type { DatasetCheck } from '@crossvote/analysis';
import { NotFoundError } from '@crossvote/election';
import type { Store } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { plural } from '../numbers.ts';
import { parseId } from '../option-values.ts';
import { plainLine } from '../plain-text.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';
import { wrapText } from '../wrap-text.ts';

/** A dataset that was read whole, and what was done about it. */
interface Verified extends DatasetCheck {
  /** Whether it got its checksums now. */
  readonly isSealed: boolean;
}

/** `cvr db verify [dataset]` */
export function addVerify(db: CommandGroup, terminal: Terminal): void {
  db.command('verify')
    .description('read all that is stored, and count the results again from the marks')
    .argument('[dataset]', 'id of the dataset (default: all)', parseId)
    .option(
      '--seal',
      'give datasets of earlier versions their checksums, where their results agree',
    )
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr db verify 1')
    .action(async (dataset, options, command) => {
      const { file, datasets } = await withStore(command, terminal, async (store) => ({
        file: await store.fileDamage(),
        datasets: await verifyDatasets(store, dataset, options.seal === true),
      }));
      terminal.out(
        options.json
          ? JSON.stringify({ file, datasets: datasets.map(toJson) })
          : describe(file, datasets, terminal.width),
      );
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
  only: number | undefined,
  isToSeal: boolean,
): Promise<Verified[]> {
  const verified: Verified[] = [];
  for (const id of only === undefined ? await store.datasets.ids() : [only]) {
    const check = await verifyOne(store, id, isToSeal);
    // One that was removed meanwhile is missed by nobody.
    if (check) verified.push(check);
  }
  if (only !== undefined && verified.length === 0)
    throw new NotFoundError(`there is no dataset ${only}`);
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
