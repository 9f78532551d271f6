import { crc32 } from 'node:zlib';
import type { BuiltColumn } from './code-column.ts';
import type { FoundLayouts, Layouts } from './find-layouts.ts';
import { layoutLimit } from './layout-labels.ts';
import {
  packCodes,
  unpackCodes,
  unpackUnchecked,
  type CodeBlock,
  type PackedCodes,
} from './packed-codes.ts';
import { spreadPresent, takePresent } from './present-codes.ts';
import { countCodes } from './scan-codes.ts';
import { fromStoredCodes, toStoredCodes, type StoredCodes } from './stored-codes.ts';

/** The marks of a contest as they are stored. */
export interface StoredMarks extends StoredCodes {
  /**
   * Null where there is a code for each record. Else a bit for each layout, the first one lowest: whether its records
   * have the contest. Then there are codes only for these records, and no code is 0.
   */
  readonly layouts: Uint8Array<ArrayBuffer> | null;
}

/** The values of an attribute as they are stored. */
export interface StoredAttribute extends StoredCodes {
  /** Whether there is a code for each layout instead of one for each record. */
  readonly ofLayouts: boolean;
}

/** The layouts of a block as they are stored. */
export interface StoredLayouts extends StoredCodes {
  /** JSON: `records` of the layouts 1, 2, …, and `crc32` of the packed codes, on which many contests depend. */
  readonly dictionary: Uint8Array<ArrayBuffer>;
}

/** Layouts in the form in which they are stored. */
export function toStoredLayouts({ packed, records }: FoundLayouts): StoredLayouts {
  const described: DescribedLayouts = { records, crc32: crc32(packed.codes) };
  const dictionary = new TextEncoder().encode(JSON.stringify(described));
  return { dictionary, ...toStoredCodes(packed) };
}

/** The inverse of {@link toStoredLayouts}. @throws RangeError when the database was damaged */
export function fromStoredLayouts(stored: StoredLayouts, count: number): Layouts {
  const { records, crc32: checksum } = decodeDescribed(stored.dictionary);
  const block = { dictionary: records, ...fromStoredCodes(stored, count) };
  if (crc32(block.codes) !== checksum) throw damaged();
  const histogram = countCodes(block, count);
  if (histogram[0] !== 0 || records.some((number, at) => histogram[at + 1] !== number))
    throw damaged();
  return { codes: unpackLayouts(block, count), records };
}

/** The codes, which were scanned before. */
function unpackLayouts(packed: PackedCodes, count: number): Uint8Array {
  const { width, codes } = packed;
  if (width === 8) return codes;
  if (width !== 4) return new Uint8Array(unpackUnchecked(packed, count));
  // Most blocks have this width.
  const layouts = new Uint8Array(2 * codes.length);
  for (let i = 0; i < codes.length; i += 1) {
    const byte = codes[i] ?? 0;
    layouts[2 * i] = byte & 15;
    layouts[2 * i + 1] = byte >>> 4;
  }
  return layouts.subarray(0, count);
}

interface DescribedLayouts {
  readonly records: readonly number[];
  readonly crc32: number;
}

function decodeDescribed(dictionary: Uint8Array): DescribedLayouts {
  try {
    const described: unknown = JSON.parse(new TextDecoder().decode(dictionary));
    if (isDescribed(described) && described.records.length <= layoutLimit) return described;
  } catch {
    // Falls through to the error below.
  }
  throw damaged();
}

function isDescribed(value: unknown): value is DescribedLayouts {
  if (typeof value !== 'object' || value === null) return false;
  const { records, crc32: checksum } = value as Partial<Record<keyof DescribedLayouts, unknown>>;
  const isList = Array.isArray(records) && records.every((number) => typeof number === 'number');
  return isList && typeof checksum === 'number';
}

/**
 * The marks of a contest in the form in which they are stored.
 *
 * @param layouts - the layouts that have the contest, where it follows from the layout
 */
export function toStoredMarks(
  column: BuiltColumn<unknown>,
  recordCount: number,
  layouts: Uint8Array<ArrayBuffer> | undefined,
): StoredMarks {
  if (!layouts) return { layouts: null, ...toStoredCodes(column) };
  const present = recordCount - (column.histogram[0] ?? 0);
  return { layouts, ...toStoredCodes(takePresent(column, recordCount, present)) };
}

/**
 * The inverse of {@link toStoredMarks}.
 *
 * @param layouts - the layouts of the block; needed where only some records have codes
 * @throws RangeError when the database was damaged
 */
export function fromStoredMarks(
  stored: StoredMarks,
  count: number,
  layouts: Layouts | undefined,
): PackedCodes {
  if (!stored.layouts) return fromStoredCodes(stored, count);
  if (layouts?.codes.length !== count) throw damaged();
  const has = unpackBits(stored.layouts, layouts.records.length);
  const present = layouts.records.reduce(
    (sum, records, at) => sum + records * (has[at + 1] ?? 0),
    0,
  );
  return spreadPresent(fromStoredCodes(stored, present), layouts, has, present);
}

/** For each layout, from 1: 1 where its bit is set, else 0. */
function unpackBits(bytes: Uint8Array, layoutCount: number): Uint8Array {
  if (bytes.length !== Math.ceil(layoutCount / 8)) throw damaged();
  const has = new Uint8Array(256);
  for (let at = 0; at < layoutCount; at += 1)
    has[at + 1] = ((bytes[at >>> 3] ?? 0) >>> (at & 7)) & 1;
  return has;
}

/** An attribute in the form in which it is stored. */
export function toStoredAttribute(
  column: CodeBlock,
  recordCount: number,
  layouts: FoundLayouts | undefined,
): StoredAttribute {
  const ofLayouts = layouts && codesOfLayouts(column, recordCount, layouts);
  return { ofLayouts: ofLayouts !== undefined, ...toStoredCodes(ofLayouts ?? column) };
}

/** A code for each layout; undefined where the codes do not follow from the layout. */
function codesOfLayouts(
  column: CodeBlock,
  recordCount: number,
  { codes: layouts, examples }: FoundLayouts,
): PackedCodes | undefined {
  if (column.dictionary.length > examples.length) return undefined;
  const codes = unpackCodes(column, recordCount);
  const ofLayout = Uint16Array.from(examples, (record) => codes[record] ?? 0);
  for (let i = 0; i < recordCount; i += 1)
    if (codes[i] !== ofLayout[(layouts[i] ?? 0) - 1]) return undefined;
  return packCodes(ofLayout, examples.length, column.dictionary.length);
}

/** The inverse of {@link toStoredAttribute}. @throws RangeError when the database was damaged */
export function fromStoredAttribute(
  stored: StoredAttribute,
  count: number,
  layouts: Layouts | undefined,
): PackedCodes {
  if (!stored.ofLayouts) return fromStoredCodes(stored, count);
  if (layouts?.codes.length !== count) throw damaged();
  const layoutCount = layouts.records.length;
  const packed = fromStoredCodes(stored, layoutCount);
  const ofLayout = unpackUnchecked(packed, layoutCount);
  const codes = Uint16Array.from(layouts.codes, (layout) => ofLayout[layout - 1] ?? 0);
  return packCodes(codes, count, 2 ** packed.width - 1);
}

function damaged(): RangeError {
  return new RangeError('damaged block of codes');
}
