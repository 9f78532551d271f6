import { attributeKinds } from '../../cvr-sink.ts';
import { CellProblem } from './cell-text.ts';
import { decodeText, withoutGuard } from './cell-text.ts';
import type { RowCells } from './table-reader.ts';

/** Longest value of an attribute, in bytes. It limits the memory that a hostile file can take. */
const valueLimit = 255;

/**
 * The attributes in a row, by their kind.
 *
 * @param columns - the column of each kind; -1 where there is none
 * @throws CellProblem when a value is too long or cannot be read
 */
export function readAttributes(cells: RowCells, columns: readonly number[]): string[] {
  return columns.map((column, kind) => {
    const value = column < 0 ? '' : decodeText(withoutGuard(cells.text(column)));
    if (value.length > valueLimit || Buffer.byteLength(value) > valueLimit)
      throw new CellProblem(
        'value_too_long',
        `has a value for ${attributeKinds[kind] ?? ''} that is longer than ${valueLimit} bytes`,
      );
    return value;
  });
}
