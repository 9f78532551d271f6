import type { BuiltColumn } from './code-column.ts';
import { LayoutLabels } from './layout-labels.ts';
import { packCodes, type CodeBlock, type PackedCodes } from './packed-codes.ts';
import { isSame } from './same-bits.ts';
import { toStoredCodes } from './stored-codes.ts';

/** The layout of each record of a block: what is printed on its ballot. */
export interface Layouts {
  /** By record, from 1. */
  readonly codes: Uint8Array;
  /** Records of the layouts 1, 2, … */
  readonly records: readonly number[];
}

/** The layouts of a block, and the contests that follow from them. */
export interface FoundLayouts extends Layouts {
  /** The codes as they are packed. */
  readonly packed: PackedCodes;
  /** Contests whose records follow from the layout: a bit for each layout, the first one lowest. */
  readonly contests: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
  /** One record of each layout. */
  readonly examples: readonly number[];
}

/** The columns of contests, reduced to what is needed here. */
type Columns = ReadonlyMap<number, Pick<BuiltColumn<unknown>, 'histogram' | 'presence'>>;

/**
 * Finds the layouts of a block: records are of one layout when they have the same contests and, where that makes the
 * block smaller, the same ballot style. O(records × different sets of records that contests are on).
 *
 * @returns undefined where layouts would not make the block smaller
 */
export function findLayouts(
  marks: Columns,
  recordCount: number,
  style: CodeBlock | undefined,
): FoundLayouts | undefined {
  const labels = new LayoutLabels(recordCount);
  const following = splitByContests(labels, marks);
  if (following.size === 0) return undefined;
  const final = style ? splitByStyle(labels, style) : labels;
  // The column of a single contest takes as much space as the layouts would.
  if (following.size === 1 && (!style || !final.follows(style))) return undefined;
  return describe(final, following);
}

/** @returns contests that are on some records only, and for each layout on all of its records or on none */
function splitByContests(labels: LayoutLabels, marks: Columns): Map<number, Uint32Array> {
  const following = new Map<number, Uint32Array>();
  const done: Uint32Array[] = [];
  for (const [contest, { histogram, presence }] of marks) {
    if (histogram[0] === 0) continue;
    const known = done.find((other) => isSame(other, presence));
    if (!known && !labels.splitByPresence(presence)) continue;
    if (!known) done.push(presence);
    following.set(contest, presence);
  }
  return following;
}

/** Ballots of one style may follow each other while their contests alternate. Then separate columns are smaller. */
function splitByStyle(labels: LayoutLabels, style: CodeBlock): LayoutLabels {
  const split = labels.splitByCodes(style);
  if (!split || split.size === labels.size) return labels;
  const apart = storedBytes(labels) + toStoredCodes(style).codes.length;
  return storedBytes(split) < apart ? split : labels;
}

function storedBytes(labels: LayoutLabels): number {
  return toStoredCodes(pack(labels.numbered())).codes.length;
}

function pack({ codes, records }: Layouts): PackedCodes {
  return packCodes(new Uint16Array(codes), codes.length, records.length);
}

function describe(labels: LayoutLabels, following: ReadonlyMap<number, Uint32Array>): FoundLayouts {
  const layouts = labels.numbered();
  const { examples } = layouts;
  const contests = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const [contest, presence] of following) {
    const bits = new Uint8Array(Math.ceil(examples.length / 8));
    examples.forEach((record, at) => {
      const bit = ((presence[record >>> 5] ?? 0) >>> (record & 31)) & 1;
      bits[at >>> 3] = (bits[at >>> 3] ?? 0) | (bit << (at & 7));
    });
    contests.set(contest, bits);
  }
  return { ...layouts, packed: pack(layouts), contests };
}
