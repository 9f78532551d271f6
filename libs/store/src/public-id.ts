import statement from 'sql-template-tag';
import type { Statement } from './sql/sql.ts';
import type { Table } from './sql/table.ts';

/** Models whose rows are called by an id in addresses. */
type CalledModel = 'Dataset' | 'Contest' | 'Choice';

/**
 * What everybody calls a row: a dataset that took the place of another has the id of that one, and so have its contests and
 * choices. The row's own id is given to no other row, ever: it tells one version of a dataset from the next.
 */
export function publicIdOf({
  id,
  publicId,
}: {
  readonly id: number;
  readonly publicId: number | null;
}): number {
  return publicId ?? id;
}

/** The same in a statement. */
export function publicIdIn(table: Table<CalledModel>): Statement {
  return statement`COALESCE(${table.columns('publicId')}, ${table.columns('id')})`;
}
