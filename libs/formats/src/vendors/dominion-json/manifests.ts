import {
  FileError,
  type ExportFile,
  foldWhiteSpace,
  quoteValue,
  withoutByteOrderMark,
} from '@crossvote/opening';
import type { SideFile } from './file-kind.ts';
import { readManifestTable } from './flattened/flattened-file.ts';
import { isObject, type JsonObject } from './json-values.ts';
import { ListSplitter } from './list-splitter.ts';
import { parseWhole } from './parse-json.ts';

/**
 * Largest side file that is kept in memory, and most entries of all side files. Known ones have up to 300 kB and 5000
 * entries.
 */
const sizeLimit = 16 << 20;
const entryLimit = 1_000_000;

/** One entry of a manifest, and its file. */
export interface Entry {
  readonly file: string;
  readonly fields: JsonObject;
}

/** The side files of an export. A missing kind has no entries. */
export class Manifests {
  private readonly byKind = new Map<SideFile, Map<unknown, Entry>>();
  readonly configurations: Entry[] = [];
  private entryCount = 0;

  /** Whether there was a file of that kind. */
  has(kind: SideFile): boolean {
    return this.byKind.has(kind);
  }

  /** The entries of a kind, in the order of the file. */
  entries(kind: SideFile): Entry[] {
    return [...(this.byKind.get(kind)?.values() ?? [])];
  }

  /** The description of an entry, white space folded; empty where there is none. */
  nameOf(kind: SideFile, id: unknown): string {
    const name = this.field(kind, id, 'Description');
    return typeof name === 'string' ? foldWhiteSpace(name) : '';
  }

  /** One field of an entry. */
  field(kind: SideFile, id: unknown, key: string): unknown {
    return this.byKind.get(kind)?.get(id)?.fields[key];
  }

  /**
   * Reads one side file.
   *
   * @throws FileError when it is damaged, or contradicts another file of its kind
   */
  async add(kind: SideFile, file: ExportFile): Promise<void> {
    if (/\.csv$/i.test(file.name)) {
      const known = this.entriesOf(kind);
      await readManifestTable(file, (fields) => {
        this.addEntry(known, { file: file.name, fields });
      });
      return;
    }
    const json = await readSmallJson(file);
    if (kind === 'configuration') {
      this.configurations.push({ file: file.name, fields: json });
      return;
    }
    const list = json.List;
    if (!Array.isArray(list) || !list.every(isObject))
      throw new FileError(
        'manifest_unreadable',
        'has no "List" of entries; export the manifests again',
        { file: file.name },
      );
    const known = this.entriesOf(kind);
    for (const fields of list) this.addEntry(known, { file: file.name, fields });
  }

  private entriesOf(kind: SideFile): Map<unknown, Entry> {
    const known = this.byKind.get(kind) ?? new Map<unknown, Entry>();
    this.byKind.set(kind, known);
    return known;
  }

  private addEntry(known: Map<unknown, Entry>, entry: Entry): void {
    const { Id: id } = entry.fields;
    if (!Number.isSafeInteger(id))
      throw new FileError(
        'manifest_unreadable',
        'has an entry whose Id is no whole number; export the manifests again',
        { file: entry.file },
      );
    const other = known.get(id);
    if (other && !isSame(other.fields, entry.fields))
      throw new FileError(
        'manifests_differ',
        `describes the id ${quoteValue(String(id))} otherwise than ${other.file} does: the files are of two exports; ingest them apart`,
        { file: entry.file },
      );
    if (other) return;
    known.set(id, entry);
    this.entryCount += 1;
    if (this.entryCount > entryLimit)
      throw new FileError(
        'manifest_too_large',
        `with the manifests before it, has more than ${entryLimit} entries: this is no export of one election`,
        { file: entry.file },
      );
  }
}

/** Fields of an entry that decide what is counted. */
const decisive = ['Description', 'VoteFor', 'NumOfRanks', 'ContestId', 'Type', 'PrecinctId'];

function isSame(one: JsonObject, other: JsonObject): boolean {
  return decisive.every((key) => one[key] === other[key]);
}

async function readSmallJson(file: ExportFile): Promise<JsonObject> {
  const place = { file: file.name };
  const splitter = new ListSplitter(file.name);
  let size = 0;
  for await (const chunk of withoutByteOrderMark(file.read())) {
    size += chunk.length;
    if (size > sizeLimit)
      throw new FileError(
        'manifest_too_large',
        'is larger than 16 MiB: this is no manifest of an election',
        place,
      );
    splitter.push(chunk);
  }
  if (!splitter.isComplete)
    throw new FileError(
      'cut_off',
      'ends in the middle: it was cut off; copy or export it again',
      place,
    );
  const json = { bytes: splitter.frameText, pairs: splitter.framePairs };
  const value = parseWhole(json, file.name);
  if (isObject(value)) return value;
  throw new FileError('manifest_unreadable', 'is not a JSON object; export it again', place);
}
