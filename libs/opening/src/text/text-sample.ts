import { parse } from 'csv-parse/sync';

/** How much of a file is looked at, in bytes and lines. */
const sampleBytes = 256 << 10;
const lineLimit = 400;

/** The beginning of a text file, to find out what kind of file it is. */
export class TextSample {
  readonly text: string;
  /** The first lines that are not empty, without blanks around them. A last line that may be cut off is left out. */
  readonly lines: readonly string[];
  private rows: readonly (readonly string[])[] | undefined;

  constructor(head: Buffer) {
    this.text = head.toString('utf8', 0, sampleBytes).replace(/^\uFEFF/, '');
    const lines = this.text.split(/\r\n|\r|\n/);
    const whole =
      head.length > sampleBytes || !/[\r\n]$/.test(this.text) ? lines.slice(0, -1) : lines;
    this.lines = (whole.length > 0 ? whole : lines)
      .slice(0, lineLimit)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** The first lines as the rows of a table; empty where they are not a table. */
  get table(): readonly (readonly string[])[] {
    return (this.rows ??= this.readTable());
  }

  private readTable(): string[][] {
    const [first = ''] = this.lines;
    const delimiter = [',', '\t', ';', '|'].find((character) => first.includes(character));
    if (delimiter === undefined) return [];
    try {
      return parse(this.lines.join('\n'), {
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
        trim: true,
      });
    } catch {
      return this.lines.map((line) => line.split(delimiter));
    }
  }
}
