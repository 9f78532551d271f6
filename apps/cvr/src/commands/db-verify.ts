import type { DatasetCheck } from '@crossvote/analysis';
import type { ElectionCheck, Store } from '@crossvote/store';
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

/** Everything of a database that was read. */
interface VerifiedDatabase {
  /** What the database finds wrong with its file. */
  readonly file: readonly string[];
  readonly datasets: readonly Verified[];
  /** Elections, and after them what they share. */
  readonly elections: readonly ElectionCheck[];
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
    const verified = await withStore(command, terminal, async (store) => ({
      file: await store.fileDamage(),
      datasets: await verifyDatasets(store, dataset, options.seal === true),
      elections: dataset === undefined ? await store.elections.verify() : [],
    }));
    await printResult(command, terminal, {
      text: () => describe(verified, terminal.width),
      json: () => ({ ...verified, datasets: verified.datasets.map(toJson) }),
      table: () => tidyTable(tidyColumns, placesOf(verified)),
    });
    refuseDamage(verified);
  });
}

/** @throws UserError where anything is damaged */
function refuseDamage({ file, datasets, elections }: VerifiedDatabase): void {
  const damaged = datasets.filter(({ damage }) => damage.length > 0).length;
  if (damaged > 0)
    throw new UserError(
      `${plural(damaged, 'dataset')} of ${datasets.length} damaged; ingest the export again with --replace`,
    );
  if (elections.some(({ damage }) => damage.length > 0))
    throw new UserError('elections are damaged; delete these and import them again');
  if (file.length > 0)
    throw new UserError('the database file is damaged; restore it from a backup');
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

function describe({ file, datasets, elections }: VerifiedDatabase, width: number): string {
  const lines = [
    ...file.map((said) => `The database file: ${plainLine(said)}`),
    ...datasets.flatMap((check) => [
      `Dataset ${check.datasetId}, ${plainLine(check.name)}: ${verdictOf(check)}`,
      ...check.damage.map((place) => `- ${plainLine(place)}`),
    ]),
    ...elections.flatMap((check) => [
      `${electionLabel(check)}: ${check.damage.length === 0 ? 'whole' : `DAMAGED in ${plural(check.damage.length, 'place')}`}`,
      ...check.damage.map((place) => `- ${plainLine(place)}`),
    ]),
  ];
  if (lines.length === 0) return 'No datasets and no elections to verify.';
  return lines.map((line) => wrapText(line, width)).join('\n');
}

function electionLabel({ key, name }: ElectionCheck): string {
  return key === ''
    ? 'What elections share'
    : plainLine(name === '' ? `Election ${key}` : `Election ${key}, ${name}`);
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

/** What is said of one place: one that is damaged, or a dataset or election that is not. */
interface CheckedPlace {
  /** Undefined for the database file and elections. */
  readonly check?: Verified;
  readonly election?: ElectionCheck;
  readonly damage: string | null;
}

const tidyColumns: TidyColumns<CheckedPlace> = [
  ['dataset_id', ({ check }) => check?.datasetId ?? null],
  ['election', ({ election }) => election?.key ?? null],
  ['name', ({ check, election }) => check?.name ?? election?.name ?? null],
  ['total_records', ({ check }) => check?.records ?? null],
  ['contests', ({ check }) => check?.contests ?? null],
  [
    'checked',
    ({ check, election }) => {
      if (check) return yesOrNo(check.hasChecksums || check.isSealed);
      return election ? yesOrNo(true) : null;
    },
  ],
  ['sealed_now', ({ check }) => (check ? yesOrNo(check.isSealed) : null)],
  ['damage', ({ damage }) => damage],
];

/**
 * A row for each place that is damaged, those of the database file first; for a dataset or an election without any, one.
 */
function placesOf({ file, datasets, elections }: VerifiedDatabase): CheckedPlace[] {
  return [
    ...file.map((damage) => ({ damage })),
    ...datasets.flatMap((check) => {
      const places: readonly (string | null)[] = check.damage.length > 0 ? check.damage : [null];
      return places.map((damage) => ({ check, damage }));
    }),
    ...elections.flatMap((election) => {
      const { damage } = election;
      const places: readonly (string | null)[] = damage.length > 0 ? damage : [null];
      return places.map((damage) => ({ election, damage }));
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
