import { FileError } from '../issue.ts';

const startsWith = (head: Buffer, ...bytes: number[]) =>
  bytes.every((byte, index) => head[index] === byte);

/** Binary files show a NUL within these first bytes. */
const binaryBytes = 1024;

/** Kinds of files that hold no cast vote records, known by their first bytes, and what to do about each. */
const strangers: {
  readonly code: string;
  readonly test: (head: Buffer, text: string) => boolean;
  readonly advice: string;
}[] = [
  {
    code: 'empty_file',
    test: (head) => head.length === 0,
    advice: 'is empty; export or copy it again',
  },
  {
    code: 'is_pdf',
    test: (_, text) => text.startsWith('%PDF'),
    advice: 'is a PDF, not an export; ask for the export as CSV',
  },
  {
    code: 'is_html',
    test: (_, text) => /^(ï»¿)?\s*<(!doctype html|html|head|body|!--)/i.test(text),
    advice: 'is a web page, not an export; download the file itself',
  },
  {
    code: 'is_lfs_pointer',
    test: (_, text) => text.startsWith('version https://git-lfs'),
    advice: 'is a Git LFS pointer, not the file itself; fetch it with git lfs pull',
  },
  {
    code: 'is_xls',
    test: (head) => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0),
    advice: 'is an old Excel workbook (.xls); save it as CSV',
  },
  {
    code: 'is_zip',
    test: (head) =>
      startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06),
    advice: 'is a ZIP archive or an Excel workbook; give the CSV file inside it, or save it as CSV',
  },
  {
    code: 'is_binary',
    // A NUL further on is damage to one record, and only its line is refused.
    test: (head) => head.subarray(0, binaryBytes).includes(0),
    advice: 'is a binary file, not a text export; give the export as CSV',
  },
];

/**
 * Refuses a file that cannot be an export of any known format.
 *
 * @throws FileError that says what the file is and what to do
 */
export function refuseByContent(file: string, head: Buffer): void {
  const text = head.toString('latin1', 0, 256);
  const stranger = strangers.find(({ test }) => test(head, text));
  if (stranger) throw new FileError(stranger.code, stranger.advice, { file });
}
