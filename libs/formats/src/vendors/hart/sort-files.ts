import type { ExportFile } from '@crossvote/opening';
import { isRecordName } from './recognise.ts';
import { isScannedBallotList } from './scanned-ballots.ts';

/** The files of an export by their possible kind. */
export interface ExportFiles {
  /** Files that may be records. Their first element decides. */
  readonly records: readonly ExportFile[];
  readonly lists: readonly ExportFile[];
  readonly otherCount: number;
  /** Name for messages: of a single file, or of their container, as names of files are identifiers of ballots. */
  readonly place: string;
}

export async function sortFiles(files: readonly ExportFile[]): Promise<ExportFiles> {
  const records = files.filter(({ name }) => isRecordName(name));
  const lists: ExportFile[] = [];
  for (const file of files)
    if (/\.csv$/i.test(file.name) && isScannedBallotList(await file.head())) lists.push(file);
  const otherCount = files.length - records.length - lists.length;
  return { records, lists, otherCount, place: placeOf(records[0] ?? files[0]) };
}

function placeOf(file: ExportFile | undefined): string {
  const name = file?.name ?? '';
  const folder = name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return `${folder}*.xml`;
}
