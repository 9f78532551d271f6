import { damagedWorkbook } from './damaged-workbook.ts';

/** Longest text of a cell, in characters: the limit of spreadsheet programs. */
const cellTextLimit = 32_767;

/**
 * A cell as CSV. Line ends become another white space character, so that every row is one line and the break is still
 * there.
 */
export function csvCell(text: string): string {
  const oneLine = text.replace(/\r\n|[\r\n]/g, '\v');
  return /[",]/.test(oneLine) ? `"${oneLine.replaceAll('"', '""')}"` : oneLine;
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A number as a person would write it: integers without fraction and exponent (`9.002E8`, `1.0`); others as they are. */
export function plainNumber(written: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(written);
  if (!parts) return written;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent);
  const isInteger = shift >= 0 && /^0*$/.test(fraction.slice(shift));
  if (!isInteger) return written;
  if (shift === 0) return `${sign}${whole}`;
  const digits = whole + fraction.slice(0, shift).padEnd(shift, '0');
  return sign + digits.replace(/^0+(?=\d)/, '');
}

/** Collects the text of a cell: all of its runs, without phonetic hints. */
export class CellTextReader {
  private gathered = '';
  private phoneticDepth = 0;
  private isOpen = false;

  constructor(private readonly file: string) {}

  begin(): void {
    this.gathered = '';
    this.phoneticDepth = 0;
    this.isOpen = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.phoneticDepth += 1;
    this.isOpen = name === 't' && this.phoneticDepth === 0;
  }

  text(text: string): void {
    if (this.isOpen) this.append(text);
  }

  /** Adds to the text, whatever element is open. */
  append(text: string): void {
    this.gathered += text;
    if (this.gathered.length > cellTextLimit)
      throw damagedWorkbook(this.file, `a cell holds more than ${cellTextLimit} characters`);
  }

  close(name: string): void {
    if (name === 'rPh') this.phoneticDepth -= 1;
    this.isOpen = false;
  }

  take(): string {
    return decodeEscapes(this.gathered);
  }
}
