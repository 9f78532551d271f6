import statement, { empty, join, raw } from 'sql-template-tag';
import type { Column, Condition, ModelName, Where } from './models.ts';
import type { Cell, Statement } from './sql.ts';

type AnyCondition = Condition<NonNullable<Cell>>;

/** A table in a statement, with the names of its columns. */
export class Table<Model extends ModelName> {
  /** @param alias - distinguishes its columns from columns of other tables in the statement */
  constructor(
    private readonly model: Model,
    private readonly alias = '',
  ) {}

  /** Its name for the `FROM` clause. */
  get name(): Statement {
    const name = quoted(this.model);
    return this.alias === '' ? name : statement`${name} ${raw(this.alias)}`;
  }

  /** Columns with commas between them. */
  columns(...names: readonly Column<Model>[]): Statement {
    return join(names.map((name) => this.cell(name)));
  }

  /** The `WHERE` clause: all conditions must hold. */
  where(where: Where<Model>): Statement {
    const conditions = Object.entries<AnyCondition | undefined>(where).flatMap(
      ([name, condition]) =>
        condition === undefined ? [] : [conditionOn(this.cell(name), condition)],
    );
    return conditions.length === 0 ? raw('TRUE') : join(conditions, ' AND ');
  }

  private cell(name: string): Statement {
    const prefix = this.alias === '' ? empty : raw(`${this.alias}.`);
    return statement`${prefix}${quoted(name)}`;
  }
}

/** The name of a table or column, quoted for both databases. */
export function quoted(name: string): Statement {
  return raw(`"${name}"`);
}

function conditionOn(cell: Statement, condition: AnyCondition): Statement {
  if (!isOperator(condition)) return statement`${cell} = ${condition}`;
  if ('gte' in condition) return statement`${cell} >= ${condition.gte}`;
  const [word, values] =
    'in' in condition ? [raw('IN'), condition.in] : [raw('NOT IN'), condition.notIn];
  // No database accepts an empty list.
  if (values.length === 0) return raw('in' in condition ? 'FALSE' : 'TRUE');
  return statement`${cell} ${word} (${join(values)})`;
}

function isOperator(
  condition: AnyCondition,
): condition is Exclude<AnyCondition, NonNullable<Cell>> {
  return (
    typeof condition === 'object' && !(condition instanceof Date || condition instanceof Uint8Array)
  );
}
