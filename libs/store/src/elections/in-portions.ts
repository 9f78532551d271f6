/** Most values of one list in a statement. */
const portion = 1000;

/** Reads by a list of values, some at once. */
export async function inPortions<Value, Row>(
  values: readonly Value[],
  read: (some: readonly Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < values.length; start += portion)
    for (const row of await read(values.slice(start, start + portion))) rows.push(row);
  return rows;
}
