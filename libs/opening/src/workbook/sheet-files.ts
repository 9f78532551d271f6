import { headOf, type ExportFile } from '../files/export-file.ts';
import { readSharedStrings } from './shared-strings.ts';
import { firstLine, sheetLines } from './sheet-lines.ts';
import { findParts } from './workbook-parts.ts';

/**
 * The sheets of a workbook that hold anything, also hidden ones, each as a file of CSV that is named like
 * `book.xlsx/Sheet`; the first sheet where none does.
 *
 * @throws FileError when the workbook is damaged
 */
export async function sheetFiles(
  file: string,
  members: readonly ExportFile[],
): Promise<ExportFile[]> {
  const { sheet, sheetName, others, sharedStrings } = await findParts(file, members);
  const strings = await readSharedStrings(file, sharedStrings);
  const first = { name: sheetName, part: sheet };
  const filled: (typeof first)[] = [];
  for (const each of [first, ...others])
    if ((await firstLine(file, each.part, strings)) !== '') filled.push(each);
  return (filled.length === 0 ? [first] : filled).map(({ name, part }) =>
    sheetFile(`${file}/${name}`, part, strings),
  );
}

function sheetFile(name: string, part: ExportFile, sharedStrings: readonly string[]): ExportFile {
  const read = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield* sheetLines(name, part, { sharedStrings });
  };
  return { name, isUtf8: true, head: () => headOf(read()), read };
}
