import type { ExportFile } from './export-file.ts';
import type { IssueLog } from '../issue.ts';

/**
 * Puts the remarks of files into the issues: encodings that were assumed, sheets that were left out. Call it once for
 * the files of an export, after they were read.
 */
export function reportRemarks(files: readonly ExportFile[], issues: IssueLog): void {
  for (const file of files)
    for (const remark of file.remarks?.() ?? [])
      issues.add({ ...remark, place: { file: file.name } });
}
