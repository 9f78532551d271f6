import { FileError } from '../issue.ts';

/** @returns the error with which a damaged or hostile workbook is refused */
export function damagedWorkbook(file: string, problem: string): FileError {
  return new FileError(
    'xlsx_damaged',
    `the workbook cannot be read (${problem}); open it in a spreadsheet program and save it again, or save it as CSV UTF-8`,
    { file },
  );
}
