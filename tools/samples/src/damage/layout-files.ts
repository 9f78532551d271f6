import { at } from '../at.ts';
import type { SampleElection } from '../election.ts';
import { layouts, type LayoutName } from '../layouts.ts';
import type { SampleFile } from '../sample-file.ts';

/** A file of an export, by its name with those of the archives that it is in. */
export interface Leaf {
  readonly path: readonly string[];
  readonly bytes: Buffer;
  /** The bytes of each record. Other bytes belong to all records. */
  readonly regions: readonly Region[];
}

/** The bytes of one record in one file. */
export interface Region {
  /** From 0, in the order in which the election has its records. */
  readonly record: number;
  readonly start: number;
  readonly end: number;
}

type Files = ReadonlyMap<string, Buffer>;

/** The files of an election in a layout, with the places of its records in them. */
export function layoutFiles(layout: LayoutName, sample: SampleElection): Leaf[] {
  const { write } = layouts[layout];
  const all = [...sample.records()];
  const parts = Array.from({ length: all.length + 1 }, (_, count) =>
    flatten(write({ election: sample.election, records: () => all.slice(0, count) })),
  );
  const whole = at(parts, all.length);
  return [...whole].map(([key, bytes]) => ({
    path: JSON.parse(key) as string[],
    bytes,
    regions: regionsOf(key, parts),
  }));
}

/** The files again, as they can be saved. */
export function sampleFiles(leaves: readonly Pick<Leaf, 'path' | 'bytes'>[]): SampleFile[] {
  const names = [...new Set(leaves.map(({ path }) => at(path, 0)))];
  return names.map((name) => {
    const here = leaves.filter(({ path }) => path[0] === name);
    const first = at(here, 0);
    if (first.path.length === 1) return { name, chunks: [first.bytes] };
    const members = sampleFiles(here.map((leaf) => ({ ...leaf, path: leaf.path.slice(1) })));
    return { name, members };
  });
}

function flatten(files: Iterable<SampleFile>, folder: readonly string[] = []): Files {
  const found = new Map<string, Buffer>();
  for (const file of files) {
    const path = [...folder, file.name];
    if ('members' in file)
      for (const [key, bytes] of flatten(file.members, path)) found.set(key, bytes);
    else
      found.set(JSON.stringify(path), Buffer.concat([...file.chunks].map((one) => bytesOf(one))));
  }
  return found;
}

const bytesOf = (chunk: string | Uint8Array) =>
  typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);

/**
 * A record begins where the file first differs from the file of an election without this record and all later ones.
 * ES&S lists the ballots in another order than the records, so every byte of that file belongs to all records.
 */
function regionsOf(key: string, parts: readonly Files[]): Region[] {
  const whole = at(parts, parts.length - 1).get(key) ?? Buffer.alloc(0);
  if (key.includes('ballots.csv')) return [];
  const texts = parts.map((files) => files.get(key) ?? Buffer.alloc(0));
  const starts = texts.map((text) => sharedBytes(text, whole));
  // The last records may have nothing in the file.
  const before = texts.findLast((text) => !text.equals(whole)) ?? Buffer.alloc(0);
  const isAppended = sharedBytes(before, whole) === before.length;
  const trailer = isAppended ? 0 : sharedBytes(reversed(before), reversed(whole));
  const end = Math.max(sharedBytes(before, whole), whole.length - trailer);
  const places = starts.map((start) => Math.min(start, end));
  return places.slice(0, -1).flatMap((start, record) => {
    const next = at(places, record + 1);
    return next > start ? [{ record, start, end: next }] : [];
  });
}

function sharedBytes(first: Buffer, second: Buffer): number {
  const length = Math.min(first.length, second.length);
  for (let place = 0; place < length; place += 1) if (first[place] !== second[place]) return place;
  return length;
}

const reversed = (bytes: Buffer) => Buffer.from(bytes).reverse();
