import type { CellScanner } from '../../cell-scanner.ts';
import { attributeKinds, type CvrSink } from '../../cvr-sink.ts';
import { namesAggregate } from '../row-label.ts';
import { ByteCodes } from './byte-codes.ts';
import type { KeyList } from './key-list.ts';
import { MetadataScanner } from './metadata-scanner.ts';
import { PatternCodes } from './pattern-codes.ts';
import type { PieceTask } from './piece-task.ts';
import { RowTemplate, type RowLayout } from './row-template.ts';

/** Templates that are tried for one ballot style, the last one that fitted first: its cards, and ways of quoting. */
const templatesOfStyle = 32;
/** Templates of all styles together: a bound for hostile files. */
const templateLimit = 4096;
/** Stands for a value that names no single ballot. */
const notPlain = -1;
/** Longest value of an attribute, in bytes; longer ones are refused when the row is read cell by cell. */
const valueLimit = 255;

const letterN = 78;
const lowerCaseN = 110;
const blank = 32;
const digit = 48;

interface Attribute {
  readonly kind: number;
  readonly column: number;
  readonly codes: ByteCodes;
  readonly ask: (start: number, end: number) => number;
}

/** Reads the rows that are like earlier ones but for their marks, without looking at cells. */
export class TemplateRows {
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly scanner: MetadataScanner;
  private readonly layout: RowLayout;
  private readonly attributes: readonly Attribute[];
  private readonly numberColumn: number;
  private readonly tabulatorColumn: number;
  private readonly styleColumn: number;
  /** By the hash of the ballot style's name: which are tried first, not which fit. */
  private readonly templates = new Map<number, RowTemplate[]>();
  private templateCount = 0;
  private readonly set: (contest: number, code: number) => void;

  constructor(
    { roles, contests }: PieceTask,
    private readonly sink: CvrSink,
    private readonly keys: KeyList,
  ) {
    this.scanner = new MetadataScanner(roles.length);
    this.numberColumn = roles.indexOf('cvrNumber');
    this.tabulatorColumn = roles.indexOf('tabulator');
    this.styleColumn = roles.indexOf('ballotStyle');
    this.layout = {
      metadataColumns: roles.length,
      contests: contests.map(({ number, firstColumn, marks }) => ({
        codes: new PatternCodes(number, marks, sink),
        firstColumn,
      })),
    };
    this.attributes = attributeKinds.flatMap((attribute, kind): Attribute[] => {
      const column = roles.indexOf(attribute);
      const ask = (start: number, end: number) => {
        const value = this.bytes.toString('utf8', start, end).trim();
        if (namesAggregate(value)) return notPlain;
        return value === '' ? 0 : sink.attributeCode(kind, value);
      };
      return column === -1 ? [] : [{ kind, column, codes: new ByteCodes(), ask }];
    });
    this.set = (contest, code) => {
      sink.setSelection(contest, code);
    };
  }

  /** The bytes of the next piece: text, with at least four zeros behind it. */
  begin(bytes: Buffer): void {
    this.forgetCodes();
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Stores the row at `from`. @returns where the next row begins; -1 where the row must be read cell by cell */
  read(from: number): number {
    const choices = this.scanner.scan(this.bytes, from);
    if (choices === -1 || !this.isRecord()) return -1;
    const template = this.find(choices);
    if (!template) return -1;
    template.store(this.bytes, this.view, choices, this.set);
    if (!this.storeAttributes()) return -1;
    this.keys.add(this.bytes, this.scanner);
    if (this.sink.endRecord()) this.forgetCodes();
    return choices + template.length;
  }

  /**
   * Remembers what the row at `from`, read cell by cell, looks like.
   *
   * @param until - where the next row begins
   * @returns whether it is a plain record; `read()` takes it then
   */
  learn(cells: CellScanner, from: number, until: number): boolean {
    const choices = this.scanner.scan(this.bytes, from);
    if (choices === -1 || !this.isRecord() || this.templateCount === templateLimit) return false;
    const template = RowTemplate.learn(cells, this.layout, choices, until);
    if (!template) return false;
    const ofStyle = this.ofStyle();
    ofStyle.unshift(template);
    this.templateCount += 1;
    if (ofStyle.length > templatesOfStyle) {
      ofStyle.pop();
      this.templateCount -= 1;
    }
    return true;
  }

  /** The sink began a new block: codes are void. */
  forgetCodes(): void {
    for (const { codes } of this.layout.contests) codes.forget();
    for (const { codes } of this.attributes) codes.clear();
  }

  /** Whether nothing in the metadata speaks against a single ballot. */
  private isRecord(): boolean {
    const { starts, ends } = this.scanner;
    const start = starts[this.numberColumn] ?? 0;
    const end = ends[this.numberColumn] ?? 0;
    for (let i = start; i < end; i += 1) if (((this.bytes[i] ?? 0) - digit) >>> 0 > 9) return false;
    // `NaN` in its place marks a row of sums.
    const tabulator = this.bytes[starts[this.tabulatorColumn] ?? -1] ?? 0;
    if (tabulator === letterN || tabulator === lowerCaseN || tabulator === blank) return false;
    for (const { column } of this.attributes)
      if ((ends[column] ?? 0) - (starts[column] ?? 0) > valueLimit) return false;
    return end > start;
  }

  private find(choices: number): RowTemplate | undefined {
    const ofStyle = this.ofStyle();
    const room = this.bytes.length - choices - 3;
    for (let place = 0; place < ofStyle.length; place += 1) {
      const template = ofStyle[place];
      if (!template || template.length > room || !template.fits(this.view, choices)) continue;
      if (place > 0) {
        ofStyle.splice(place, 1);
        ofStyle.unshift(template);
      }
      return template;
    }
    return undefined;
  }

  private ofStyle(): RowTemplate[] {
    const hash = this.scanner.hashes[this.styleColumn] ?? 0;
    const known = this.templates.get(hash);
    if (known) return known;
    const templates: RowTemplate[] = [];
    // Many styles without a template each would be a leak as well.
    if (this.templates.size < templateLimit) this.templates.set(hash, templates);
    return templates;
  }

  /** @returns false where a value names no single ballot */
  private storeAttributes(): boolean {
    const { starts, ends, hashes } = this.scanner;
    for (const { kind, column, codes, ask } of this.attributes) {
      const start = starts[column] ?? 0;
      const end = ends[column] ?? 0;
      const code = codes.code(this.bytes, start, end, hashes[column] ?? 0, ask);
      if (code === notPlain) return false;
      if (code > 0) this.sink.setAttribute(kind, code);
    }
    return true;
  }
}
