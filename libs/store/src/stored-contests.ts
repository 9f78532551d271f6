import type { StoredContest } from '@crossvote/election';
import { contestChecksum, type CalledRow } from './checksum.ts';
import type { Connection } from './connection.ts';
import type { DamageListener } from './damage.ts';
import { publicIdOf } from './public-id.ts';
import type { StoredDataset } from './stored-dataset.ts';

/** Contests as they are stored, with counts of 64 bits and with checksums. */
export type ContestRows = NonNullable<Awaited<ReturnType<typeof contestRows>>>;

/**
 * The contests of a dataset with their choices, each in ballot order.
 *
 * @returns undefined where SQLite holds another type in a cell
 */
export async function contestRows(connection: Connection, datasetId: number) {
  const { contest } = await connection.prisma();
  try {
    return await contest.findMany({
      where: { datasetId },
      orderBy: { position: 'asc' },
      omit: { datasetId: true },
      include: { choices: { orderBy: { position: 'asc' }, omit: { contestId: true } } },
    });
  } catch (error) {
    if (isOfAnotherType(error)) return undefined;
    throw error;
  }
}

/** Contests of a dataset, compared with their number and their checksums. */
export function checkedContests(
  rows: ContestRows,
  dataset: StoredDataset,
  onDamage: DamageListener,
): StoredContest[] {
  if (rows.length !== (dataset.contestCount ?? rows.length)) onDamage('the number of its contests');
  return rows.map((row) => checkedContest(row, dataset, onDamage));
}

function checkedContest(
  { checksum, ...row }: ContestRows[number],
  dataset: StoredDataset,
  onDamage: DamageListener,
): StoredContest {
  const place = `contest ${publicIdOf(row)} "${row.name}"`;
  const count = (total: bigint) => {
    if (total > Number.MAX_SAFE_INTEGER) onDamage(place);
    return Number(total);
  };
  const contest = {
    ...row,
    votes: count(row.votes),
    undervotes: count(row.undervotes),
    overvotes: count(row.overvotes),
    choices: row.choices.map((choice) => ({
      ...choice,
      voteCount: count(choice.voteCount),
      aggregateVotes: count(choice.aggregateVotes),
    })),
  };
  const expected = dataset.isSealed ? contestChecksum(dataset.version, contest) : null;
  if (checksum !== expected) onDamage(place);
  return { ...called(contest), choices: contest.choices.map(called) };
}

/** A row by what everybody calls it. */
function called<Row extends CalledRow>({ publicId, ...row }: Row): Omit<Row, 'publicId'> {
  return { ...row, id: publicId ?? row.id };
}

/**
 * Whether Prisma's client could not convert a cell. It throws an error of its own, or the conversion of a large number
 * fails.
 */
function isOfAnotherType(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    error instanceof RangeError ||
    (error instanceof Error && 'code' in error && error.code === 'P2023')
  );
}
