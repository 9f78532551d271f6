import type { Facts } from '@crossvote/elections';
import type { IssueLog, OpenedFile } from '@crossvote/opening';
import type { Known } from './known.ts';

/** What a person says beside the files. */
export interface ImportOptions {
  /** Key of the election that the files are of, where they do not say it, or shall go into another one. */
  readonly election?: string;
  /** Name of the property of a map's features that holds the number of the precinct. */
  readonly numberProperty?: string;
}

/** How far files were read, in bytes of the files on the disk. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** What an importer is given. */
export interface ImportInput {
  /** Files of its kind, in the order in which a person named them. */
  readonly files: readonly OpenedFile[];
  readonly options: ImportOptions;
  /** What is stored, and what files of other kinds said before in the same import. */
  readonly known: Known;
  /** Takes what was left out, assumed, repaired or looks wrong, with places. */
  readonly issues: IssueLog;
}

/** What an importer read: everything but the hash of its files, which is the same for all importers. */
export interface ImportedFacts extends Omit<Facts, 'source'> {
  /**
   * Which part of an election the files are of, where they are not of all of it, such as a county. What another part gave
   * is not missing here, so that the part belongs to the kind of the source: `vip/51/county:albemarle`.
   */
  readonly part?: string;
}

/** One kind of source that elections are imported from. Each has a folder, and a line in the list of importers. */
export interface Importer {
  /** Kind of its facts' source: `vip`, `boundaries`, `ocd`, `ap`, `csv`. */
  readonly kind: string;
  /** What people call it, for help and messages. */
  readonly title: string;
  /** Whether each file says something of its own, and is read and stored alone. */
  readonly readsOneFile?: boolean;
  /** Whether a file is of this kind, from its name and its first bytes. */
  recognises(file: OpenedFile): Promise<boolean>;
  /**
   * Reads the files. Nothing is stored.
   *
   * @throws FileError where they cannot be read as a whole; the message says what, where and what to do
   */
  read(input: ImportInput): Promise<ImportedFacts>;
}
