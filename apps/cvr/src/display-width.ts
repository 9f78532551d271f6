const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** East Asian wide characters and emoji fill two cells of a terminal. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;
/** Most texts are of these, which fill one cell each. */
const printableAscii = /^[\x20-\x7e]*$/;
/** No character that people write is of so many code units. */
const unitsOfCell = 16;

/** Cells of a terminal that one line of text fills. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (const { cells } of charactersOf(text)) width += cells;
  return width;
}

/** What a reader takes for single characters, with the cells that each fills. */
export function* charactersOf(
  text: string,
): Generator<{ readonly character: string; readonly cells: 1 | 2 }, void, undefined> {
  for (const { segment } of segmenter.segment(text))
    yield { character: segment, cells: wide.test(segment) ? 2 : 1 };
}

/** The text, or its beginning and `…` where it fills more than `width` cells. Looks at no more than is shown. */
export function shorten(text: string, width: number): string {
  const head = text.slice(0, (width + 1) * unitsOfCell);
  if (head.length === text.length && displayWidth(head) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const { character, cells } of charactersOf(head)) {
    left -= cells;
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
