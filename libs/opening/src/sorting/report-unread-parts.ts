import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isClutter, kindOfName } from '../files/kinds-of-names.ts';
import { firstRow } from '../csv/head-rows.ts';
import type { Encoding } from '../encoding/encoding.ts';
import type { ExportFile } from '../files/export-file.ts';
import type { FileFormat } from './file-format.ts';
import { FileError, partOfAnExport, quoteValue, type IssueLog } from '../issue.ts';
import { openPaths } from '../files/open-paths.ts';
import type { OpenedFile } from '../files/opened-file.ts';
import { withoutGuid } from './report-left-out.ts';
import { checkNeighbour } from './check-neighbour.ts';

/** Most files of the folder that are opened: an export may hold tens of thousands of similar files. */
const lookLimit = 8;
/** Most files that the message names. */
const toldLimit = 5;

/** A file of records that a person named, and the files of its folder with similar names. */
interface Part {
  readonly file: OpenedFile;
  readonly others: readonly string[];
}

/**
 * Reports files of records that lie beside the named ones and look like parts of the same export. Such a file has the
 * same name except for a number, the same format and the same beginning.
 *
 * @param records - the files of records of the export
 */
export async function reportUnreadParts(
  format: FileFormat,
  records: readonly OpenedFile[],
  encoding: Encoding,
  issues: IssueLog,
): Promise<void> {
  const named = records.filter(({ by, isNamed }) => by === 'path' && isNamed);
  for (const part of await partsOf(named)) await reportPart(format, part, encoding, issues);
}

/** A packed file and an unpacked one may be parts of one export. */
const kindOfPart = (name: string) => kindOfName(name).replace(/\.gz$/, '');

/** For each kind of name in a folder: the first file that was named, and the files of that kind that nobody named. */
async function partsOf(named: readonly OpenedFile[]): Promise<Part[]> {
  const given = new Set(named.map(({ source }) => path.resolve(source.path)));
  const parts = new Map<string, Part>();
  for (const file of named) {
    const place = path.resolve(file.source.path);
    const folder = path.dirname(place);
    const kind = kindOfPart(place);
    const key = path.join(folder, kind);
    if (parts.has(key) || !kind.includes('#')) continue;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const others = entries
      .filter((entry) => entry.isFile() && !isClutter(entry.name))
      .map(({ name }) => path.join(folder, name))
      .filter((other) => kindOfPart(other) === kind && !given.has(other))
      .sort();
    parts.set(key, { file, others });
  }
  return [...parts.values()];
}

async function reportPart(
  format: FileFormat,
  { file, others }: Part,
  encoding: Encoding,
  issues: IssueLog,
): Promise<void> {
  const opening = await openingOf(file);
  const alike: string[] = [];
  for (const other of others.slice(0, lookLimit))
    if (await isAlike(format, other, opening, encoding)) alike.push(other);
  const [first] = alike;
  if (first === undefined) return;
  // The other files have similar names and were not opened.
  const all = [...alike, ...others.slice(lookLimit)];
  const names = all
    .slice(0, toldLimit)
    .map((other) => quoteValue(withoutGuid(path.basename(other))));
  const more = all.length > toldLimit ? ` and ${all.length - toldLimit} more` : '';
  issues.add({
    severity: 'warning',
    code: partOfAnExport,
    message: `looks like one of several parts of an export: beside it ${all.length === 1 ? 'lies' : 'lie'} ${names.join(', ')}${more}, with records that are not read; give all parts, or their folder, to have them in one dataset`,
    place: { file: file.name },
  });
}

async function isAlike(
  format: FileFormat,
  place: string,
  opening: string,
  encoding: Encoding,
): Promise<boolean> {
  if ((await checkNeighbour(place)) !== 'yes') return false;
  const opened = await openPaths([{ path: place, by: 'beside' }], { encoding }).catch(unreadable);
  if (!opened) return false;
  try {
    const [file, another] = opened.files;
    if (!file || another) return false;
    const { part } = format.recognise(await file.head(), file.name);
    return part === 'records' && (await openingOf(file)) === opening;
  } catch (error) {
    unreadable(error);
    return false;
  } finally {
    opened.close();
  }
}

/** A file beside the export that cannot be opened is not taken as a part of it, as nobody asked for it. */
function unreadable(error: unknown): undefined {
  if (error instanceof FileError) return undefined;
  throw error;
}

/** The beginning that all parts of one export share: the headings, or the JSON before the records. */
async function openingOf(file: ExportFile): Promise<string> {
  const head = await file.head();
  const text = head.subarray(0, 4096).toString('latin1').trimStart();
  if (text.startsWith('<')) return '<';
  if (text.startsWith('{')) return text.slice(0, text.indexOf('[')).replace(/\s+/g, '');
  return JSON.stringify(firstRow(head));
}
