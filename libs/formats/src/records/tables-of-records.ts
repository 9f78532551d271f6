import { type ExportFile, FileError, type IssueLog, type Recognition } from '@crossvote/opening';

/** Words for messages about files that are not tables of a format. */
export interface TableWords {
  /** What is missing in all files, where none is a table. */
  readonly lacking: string;
  /** What the other files are not, as in "are no such tables". */
  readonly others: string;
}

/**
 * The files of an export that are tables of records. Other files are reported.
 *
 * @throws FileError when no file is one
 */
export async function tablesOfRecords(
  files: readonly ExportFile[],
  recognise: (head: Buffer, name: string) => Recognition,
  issues: IssueLog,
  words: TableWords,
): Promise<ExportFile[]> {
  const tables: ExportFile[] = [];
  const others: ExportFile[] = [];
  for (const file of files)
    (recognise(await file.head(), file.name).part === 'records' ? tables : others).push(file);
  const [other] = others;
  if (tables.length === 0)
    throw new FileError('no_records_file', words.lacking, { file: other?.name ?? '' });
  if (other)
    issues.add({
      severity: 'warning',
      code: 'files_passed_over',
      message: `${others.length} files ${words.others}, and were passed over; this is the first`,
      place: { file: other.name },
    });
  const [, second] = tables;
  if (second)
    issues.add({
      severity: 'assumption',
      code: 'records_by_file',
      message:
        'a record number means another record in each file; if the files hold contests of the same ballots, join them into one first',
      place: { file: second.name },
    });
  return tables;
}
