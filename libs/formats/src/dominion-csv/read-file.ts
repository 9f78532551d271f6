import { isAscii } from 'node:buffer';
import type { ExportFile } from '../export-file.ts';
import { RecordSplitter } from '../record-splitter.ts';
import { withoutByteOrderMark } from '../without-byte-order-mark.ts';
import { FileReading, type FileContext, type FileSummary } from './file-reading.ts';

/**
 * Reads one file of a Dominion CSV export record by record.
 *
 * @throws CvrFileError when the header is wrong, or the file is cut off
 */
export async function readFile(file: ExportFile, context: FileContext): Promise<FileSummary> {
  const reading = new FileReading(file.name, context);
  const splitter = new RecordSplitter();
  const addRecords = () => {
    // Asked once for all records in the buffer: the native search costs next to nothing.
    const { buffer } = splitter;
    const plain = isAscii(buffer) && !buffer.includes(0);
    while (splitter.next()) reading.add(splitter, plain);
    return context.sink.drain();
  };
  for await (const chunk of withoutByteOrderMark(file.read())) {
    splitter.push(chunk);
    await addRecords();
  }
  splitter.finish();
  await addRecords();
  return reading.finish();
}
