import { cellTextLimit, decodeEscapes } from './cell-text.ts';
import { damagedWorkbook } from './damaged-workbook.ts';

/** Puts together the text of a cell: all of its runs, without the phonetic hints beside them. */
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
