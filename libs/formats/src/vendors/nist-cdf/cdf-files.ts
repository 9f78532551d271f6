import {
  type ExportFile,
  FileError,
  type IssueLog,
  quoteValue,
  type Recognition,
} from '@crossvote/opening';

/** Names of files that hold no report and are not opened. */
const otherFile =
  /\.(?:png|jpe?g|tiff?|bmp|gif|pdf|csv|tsv|txt|md|log|sha\d*|sig|asc|html?|xlsx?)$/i;

/**
 * The reports among the files of an export.
 *
 * @param recognise - looks at a file's first bytes
 * @throws FileError when there is no report
 */
export async function reportsAmong(
  files: readonly ExportFile[],
  recognise: (head: Buffer) => Recognition,
  issues: IssueLog,
): Promise<ExportFile[]> {
  const reports: ExportFile[] = [];
  for (const file of files)
    if (!otherFile.test(file.name) && recognise(await file.head()).part === 'records')
      reports.push(file);
  const [first] = files;
  if (!first) throw new FileError('no_file', 'no file was given', { file: '' });
  if (reports.length === 0)
    throw new FileError(
      'no_report',
      `is no such report: missing is that ${recognise(await first.head()).missed.join('; that ')}`,
      { file: first.name },
    );
  const known = new Set(reports);
  const others = files.filter((file) => !known.has(file));
  if (others[0])
    issues.add({
      severity: 'warning',
      code: 'files_passed_over',
      message: `${others.length} files are no reports of this format and were passed over, ${quoteValue(others[0].name)} the first`,
      place: { file: others[0].name },
    });
  return reports;
}
