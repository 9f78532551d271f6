import { columns } from '../generated/columns.ts';
import type { Prisma } from '../generated/sqlite/client/client.ts';
import type { Cell, Statement } from './sql.ts';

/**
 * Names of tables and columns for plain SQL, taken from the client that Prisma generates. So SQL with a name that
 * prisma/schema.prisma renames or removes does not compile any more. The client of PostgreSQL is generated from the
 * same models.
 */
type Models = Prisma.TypeMap['model'];

/** Name of a model of prisma/schema.prisma, which is also the name of its table. */
export type ModelName = keyof Models;

/** A row as Prisma's client returns it. */
type Row<Model extends ModelName> = Models[Model]['payload']['scalars'];

/** A row as Prisma's client takes it. */
type Given<Model extends ModelName> = Exclude<
  Models[Model]['operations']['createMany']['args']['data'],
  readonly unknown[]
>;

export type Column<Model extends ModelName> = keyof Row<Model> & string;

/** The columns of each model. */
export const columnsOf: { readonly [Model in ModelName]: readonly Column<Model>[] } = columns;

/** A row to be added. Columns with a default may be left out. */
export type NewRow<Model extends ModelName> = {
  readonly [Name in keyof Given<Model>]: Extract<Given<Model>[Name], Cell>;
};

/** Cells to be changed, each to a value or to an SQL expression. */
export type Changes<Model extends ModelName> = {
  readonly [Name in keyof NewRow<Model>]?: NewRow<Model>[Name] | Statement;
};

/** A row as plain SQL returns it. Times are texts, and numbers of 64 bits may be texts. */
export type StoredRow<Model extends ModelName> = {
  readonly [Name in Column<Model>]: StoredCell<Row<Model>[Name]>;
};

type StoredCell<Value> = Value extends Date
  ? string
  : Value extends bigint
    ? number | string
    : Value;

/** A condition on rows, in the form of Prisma's client as far as it is needed. */
export type Where<Model extends ModelName> = {
  readonly [Name in Column<Model>]?: Condition<Extract<Row<Model>[Name], NonNullable<Cell>>>;
};

/** A condition on the cells of a column. */
export type Condition<Value> =
  | Value
  | { readonly in: readonly Value[] }
  | { readonly notIn: readonly Value[] }
  | { readonly gte: Value };
