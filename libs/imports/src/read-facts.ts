import { createHash } from 'node:crypto';
import type { Facts } from '@crossvote/elections';
import {
  FileError,
  IssueLog,
  openPaths,
  type IssueGroup,
  type OpenedFile,
} from '@crossvote/opening';
import type { Importer, ImportInput, ImportOptions } from './importer.ts';
import { importers } from './importers.ts';
import { type Known, knownWith, nothingKnown } from './known.ts';

/** What the files of one kind say, and what was noticed on the way. */
export interface ReadFacts {
  readonly facts: Facts;
  /** Names of the files that it was read from. */
  readonly files: readonly string[];
  readonly issues: readonly IssueGroup[];
}

/**
 * Reads files of elections, each by the importer that recognises it. Kinds are read in the order of the list of importers,
 * so that what others refer to comes first.
 *
 * @param stored - what importers match what they read to
 * @throws FileError when a file cannot be read, or nobody knows its kind
 */
export async function readFacts(
  paths: readonly string[],
  options: ImportOptions = {},
  stored: Known = nothingKnown,
): Promise<ReadFacts[]> {
  const opened = await openPaths(paths);
  try {
    const sorted = await sortByImporter(opened.files);
    const read: ReadFacts[] = [];
    for (const [importer, files] of sorted) {
      for (const group of importer.readsOneFile ? files.map((file) => [file]) : [files]) {
        const known = knownWith(
          stored,
          read.map(({ facts }) => facts),
        );
        read.push(await readKind(importer, { files: group, options, known }));
      }
    }
    return read;
  } finally {
    opened.close();
  }
}

async function readKind(
  importer: Importer,
  input: Omit<ImportInput, 'issues'>,
): Promise<ReadFacts> {
  const { files } = input;
  const issues = new IssueLog();
  const { part = '', ...said } = await importer.read({ ...input, issues });
  const names = files.map(({ name }) => name);
  const kind = part === '' ? importer.kind : `${importer.kind}/${part}`;
  const source = { kind, name: names.join(', '), sha256: await hashOf(files) };
  return { facts: { source, ...said }, files: names, issues: issues.list() };
}

/** @throws FileError for a file that no importer recognises */
async function sortByImporter(files: readonly OpenedFile[]): Promise<Map<Importer, OpenedFile[]>> {
  const sorted = new Map<Importer, OpenedFile[]>(importers.map((importer) => [importer, []]));
  for (const file of files) sorted.get(await importerOf(file))?.push(file);
  for (const [importer, own] of sorted) if (own.length === 0) sorted.delete(importer);
  return sorted;
}

async function importerOf(file: OpenedFile): Promise<Importer> {
  for (const importer of importers) if (await importer.recognises(file)) return importer;
  throw new FileError(
    'unknown_election_file',
    `is none of the kinds that elections are imported from: ${importers.map(({ title }) => title).join('; ')}`,
    { file: file.name },
  );
}

async function hashOf(files: readonly OpenedFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update((await file.content())?.sha256 ?? file.name);
  return hash.digest('hex');
}
