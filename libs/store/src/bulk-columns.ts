import statement from 'sql-template-tag';
import { visible } from './dataset-lock.ts';
import { publicIdIn } from './public-id.ts';
import type { Column, StoredRow } from './sql/models.ts';
import { selectRows } from './sql/rows.ts';
import type { Sql } from './sql/sql.ts';
import { Table } from './sql/table.ts';

/**
 * Reads the tables whose rows are large. Plain SQL is used: Prisma's client compiles each kind of query once, and
 * converting large rows takes it longer than reading them.
 */
const packed = ['dictionary', 'width', 'codes', 'isDeflated', 'checksum'] as const;
const markCells = [...packed, 'layouts'] as const;
const attributeCells = [...packed, 'ofLayouts'] as const;

type Cells<Model extends 'MarkBlock' | 'AttributeBlock', Name extends Column<Model>> = Pick<
  StoredRow<Model>,
  Name
>;
type MarkCells<Name extends Column<'MarkBlock'>> = Cells<
  'MarkBlock',
  Name | (typeof markCells)[number]
>;
type AttributeCells<Name extends Column<'AttributeBlock'>> = Cells<
  'AttributeBlock',
  Name | (typeof attributeCells)[number]
>;

const dataset = new Table('Dataset', 'd');
const contest = new Table('Contest', 'c');
const marks = new Table('MarkBlock', 'm');

/** The blocks of a dataset in their order. */
export function blocksOf(sql: Sql, datasetId: number): Promise<StoredRow<'Block'>[]> {
  return selectRows(sql, 'Block', '*', { datasetId }, 'ordinal');
}

/** One block of a dataset; undefined where there is none. */
export async function blockAt(
  sql: Sql,
  datasetId: number,
  ordinal: number,
): Promise<StoredRow<'Block'> | undefined> {
  const [block] = await selectRows(sql, 'Block', '*', { datasetId, ordinal });
  return block;
}

/**
 * The marks of a contest of a dataset that is there for everybody, in the order of the blocks, each with the checksum of
 * the dataset as `seal`. One statement sees all rows or none.
 *
 * @param datasetId - of its row
 * @param contestId - what everybody calls the contest
 */
export function marksOfContest(
  sql: Sql,
  datasetId: number,
  contestId: number,
): Promise<(MarkCells<'contestId' | 'ordinal'> & { readonly seal: number | null })[]> {
  return sql.query(
    statement`SELECT ${marks.columns('contestId', 'ordinal', ...markCells)}, ${dataset.columns('checksum')} AS "seal"
      FROM ${dataset.name}
      JOIN ${contest.name} ON ${contest.columns('datasetId')} = ${dataset.columns('id')}
      JOIN ${marks.name} ON ${marks.columns('contestId')} = ${contest.columns('id')}
      WHERE ${dataset.where({ id: datasetId, ...visible })} AND ${publicIdIn(contest)} = ${contestId}
      ORDER BY ${marks.columns('ordinal')}`,
  );
}

/** The marks of all contests of a dataset in one block, with what everybody calls the contest as `called`. */
export function marksOfBlock(
  sql: Sql,
  datasetId: number,
  ordinal: number,
): Promise<(MarkCells<'contestId'> & { readonly called: number })[]> {
  return sql.query(
    statement`SELECT ${marks.columns('contestId', ...markCells)}, ${publicIdIn(contest)} AS "called"
      FROM ${contest.name}
      JOIN ${marks.name} ON ${marks.columns('contestId')} = ${contest.columns('id')}
      WHERE ${contest.where({ datasetId })} AND ${marks.where({ ordinal })}`,
  );
}

/** The values of one attribute of a dataset, in the order of the blocks. */
export function valuesOfKind(
  sql: Sql,
  datasetId: number,
  kind: string,
): Promise<AttributeCells<'ordinal'>[]> {
  const cells = ['ordinal', ...attributeCells] as const;
  return selectRows(sql, 'AttributeBlock', cells, { datasetId, kind }, 'ordinal');
}

/** The values of all attributes of a dataset in one block. */
export function valuesOfBlock(
  sql: Sql,
  datasetId: number,
  ordinal: number,
): Promise<AttributeCells<'kind'>[]> {
  const cells = ['kind', ...attributeCells] as const;
  return selectRows(sql, 'AttributeBlock', cells, { datasetId, ordinal });
}

/** The kinds of attributes that have columns. */
export async function kindsStored(sql: Sql, datasetId: number): Promise<string[]> {
  const columns = await selectRows(sql, 'AttributeBlock', ['kind'], { datasetId });
  return [...new Set(columns.map(({ kind }) => kind))];
}
