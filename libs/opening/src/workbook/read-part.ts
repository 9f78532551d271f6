import type { ExportFile } from '../files/export-file.ts';
import { decodeXml } from '../xml/xml-decoder.ts';
import { XmlFileError } from '../xml/xml-file-error.ts';
import { XmlParser, type XmlEvents } from '../xml/xml-parser.ts';
import { damagedWorkbook } from './damaged-workbook.ts';

/**
 * Reads one part of a workbook, streaming.
 *
 * @param file - name of the workbook, for messages
 * @param take - returns what was collected from the events since the last chunk of bytes
 * @throws FileError when the part is no XML, is cut off or is hostile
 */
export async function* readPart<Piece>(
  file: string,
  part: ExportFile,
  events: XmlEvents,
  take: () => Piece,
): AsyncGenerator<Piece, void, undefined> {
  // A sheet is one line, however long it is.
  const parser = new XmlParser(part.name, events, false);
  try {
    for await (const text of decodeXml(part.name, part.read())) {
      parser.write(text);
      yield take();
    }
    parser.finish();
  } catch (error) {
    if (error instanceof XmlFileError) throw damagedWorkbook(file, `${part.name} ${error.problem}`);
    throw error;
  }
  yield take();
}

/** Reads one part of a workbook as a whole. */
export async function readWholePart(
  file: string,
  part: ExportFile,
  events: XmlEvents,
): Promise<void> {
  const pieces = readPart(file, part, events, () => undefined);
  while (!(await pieces.next()).done);
}
