/**
 * The item at `index`.
 *
 * @throws RangeError when there is none, because an index of this package's own making is then wrong
 */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${items.length}`);
  return item;
}
