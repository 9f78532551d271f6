import type { ExportFile } from '@crossvote/opening';
import { isRecordName } from './recognise.ts';
import { isScannedBallotList } from './scanned-ballots.ts';

/** The files of an export by what they may be. */
export interface ExportFiles {
  /** May be records: the first element tells. */
  readonly records: readonly ExportFile[];
  readonly lists: readonly ExportFile[];
  readonly otherCount: number;
  /** For messages: the file, or what stands for all of them; names of files are identifiers of ballots. */
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
