/** The value of a cell that holds JSON; undefined where it is damaged, which then fits no checksum. */
export function parsedCell(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
