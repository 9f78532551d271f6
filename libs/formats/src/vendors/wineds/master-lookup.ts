import { isUtf8 } from 'node:buffer';
import {
  FileError,
  decodeWindows1252,
  type ExportFile,
  foldWhiteSpace,
  type IssueLog,
  type Place,
  textLines,
} from '@crossvote/opening';
import { winedsLines } from './ballot-line.ts';

/** A candidate of a contest in the lookup. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly order: number;
  readonly isWriteIn: boolean;
}

/** The names for the numbers of the ballot image files. */
export interface MasterLookup {
  readonly contests: ReadonlyMap<number, { readonly name: string; readonly order: number }>;
  /** By contest. */
  readonly candidates: ReadonlyMap<number, readonly Candidate[]>;
  readonly precincts: ReadonlyMap<number, string>;
  readonly tallyTypes: ReadonlyMap<number, string>;
}

const lookupLine =
  /^(Contest|Candidate|Precinct|Tally Type) *(?<=^.{10})(\d{7})(.{50})(\d{7})(\d{7})(\d)(\d) *$/u;

/** Most lines of a lookup. */
const lineLimit = 200_000;

/** Whether a text is a line of a master lookup. */
export function isLookupLine(text: string): boolean {
  return lookupLine.test(text);
}

/**
 * Loads a master lookup.
 *
 * @throws FileError with the line that cannot be read, as a missing name would leave votes without it
 */
export async function loadMasterLookup(file: ExportFile, issues: IssueLog): Promise<MasterLookup> {
  const lookup = new LookupBuilder();
  let isWindows = false;
  for await (const lines of textLines(file, winedsLines)) {
    for (const { bytes, line } of lines) {
      isWindows ||= !isUtf8(bytes);
      lookup.add(decode(bytes), { file: file.name, line });
    }
  }
  if (isWindows)
    issues.add({
      severity: 'assumption',
      code: 'encoding_assumed',
      message: 'names are read as Windows-1252, as the file is not UTF-8',
      place: { file: file.name },
    });
  return lookup;
}

/** A lookup, line by line. */
class LookupBuilder implements MasterLookup {
  readonly contests = new Map<number, { name: string; order: number }>();
  readonly candidates = new Map<number, Candidate[]>();
  readonly precincts = new Map<number, string>();
  readonly tallyTypes = new Map<number, string>();
  private readonly seen = new Set<string>();

  add(text: string, place: Place): void {
    const [, type, idText, nameText = '', order, contestText, writeIn] =
      lookupLine.exec(text) ?? [];
    if (type === undefined)
      throw new FileError(
        'side_file_unreadable',
        'the line is not of the 83 characters of a master lookup (type, number, name, order, contest, two flags); export or copy the file again',
        place,
      );
    const id = Number(idText);
    const contest = Number(contestText);
    this.refuseRepeated(`${type} ${type === 'Candidate' ? contest : ''} ${id}`, place);
    const entry = { id, name: foldWhiteSpace(nameText), order: Number(order) };
    if (type === 'Contest') this.contests.set(id, entry);
    else if (type === 'Precinct') this.precincts.set(id, entry.name);
    else if (type === 'Tally Type') this.tallyTypes.set(id, entry.name);
    else {
      const ofContest = this.candidates.get(contest) ?? [];
      this.candidates.set(contest, ofContest);
      ofContest.push({ ...entry, isWriteIn: writeIn === '1' });
    }
  }

  private refuseRepeated(key: string, place: Place): void {
    if (this.seen.size >= lineLimit)
      throw new FileError('side_file_too_long', `has more than ${lineLimit} lines`, place);
    if (this.seen.has(key))
      throw new FileError(
        'side_file_repeats',
        'the master lookup has this number twice; export it again',
        place,
      );
    this.seen.add(key);
  }
}

function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeWindows1252(bytes);
}
