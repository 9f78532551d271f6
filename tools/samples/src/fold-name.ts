/** A name as it is compared and reported: white space at the ends dropped, inside folded to one blank. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}
