import { createHash } from 'node:crypto';
import type { Facts } from '@crossvote/elections';
import {
  FileError,
  IssueLog,
  openPaths,
  type Issue,
  type IssueGroup,
  type OpenedFile,
} from '@crossvote/opening';
import type { Importer, ImportInput, ImportOptions, ImportProgress } from './importer.ts';
import { importers } from './importers.ts';
import { type Known, knownWith, nothingKnown } from './known.ts';

/** How files are read. */
export interface ReadingRule {
  /** What importers match what they read to. */
  readonly stored?: Known;
  /** Told several times a second how far the files were read. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

const progressMs = 200;

function progressOf({ sources }: Awaited<ReturnType<typeof openPaths>>): ImportProgress {
  const sum = (bytesOf: (source: (typeof sources)[number]) => number) =>
    sources.reduce((all, source) => all + bytesOf(source), 0);
  return {
    bytesRead: sum(({ bytesRead }) => bytesRead),
    bytesTotal: sum(({ sizeBytes }) => sizeBytes),
  };
}

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
 * @throws FileError when a file cannot be read, or nobody knows its kind
 */
export async function readFacts(
  paths: readonly string[],
  options: ImportOptions = {},
  { stored = nothingKnown, onProgress }: ReadingRule = {},
): Promise<ReadFacts[]> {
  const opened = await openPaths(paths, { sheets: 'each' });
  const looking =
    onProgress &&
    setInterval(() => {
      onProgress(progressOf(opened));
    }, progressMs);
  try {
    const { sorted, leftOut } = await sortByImporter(opened.files);
    const read: ReadFacts[] = [];
    for (const [importer, files] of sorted) {
      for (const group of importer.readsOneFile ? files.map((file) => [file]) : [files]) {
        const known = knownWith(
          stored,
          read.map(({ facts }) => facts),
        );
        const issues = new IssueLog();
        for (const file of leftOut.splice(0)) issues.add(leftOutIssue(file));
        read.push(await readKind(importer, { files: group, options, known, issues }));
      }
    }
    return read;
  } finally {
    clearInterval(looking);
    opened.close();
  }
}

async function readKind(importer: Importer, input: ImportInput): Promise<ReadFacts> {
  const { files, issues } = input;
  const { part = '', ...said } = await importer.read(input);
  const names = files.map(({ name }) => name);
  const kind = part === '' ? importer.kind : `${importer.kind}/${part}`;
  const source = { kind, name: names.join(', '), sha256: await hashOf(files) };
  return { facts: { source, ...said }, files: names, issues: issues.list() };
}

/** Files by the importers that recognise them, and those that none does. */
interface SortedFiles {
  readonly sorted: Map<Importer, OpenedFile[]>;
  readonly leftOut: OpenedFile[];
}

/**
 * Files of a folder, an archive or a workbook that no importer recognises are left out beside others that one does.
 *
 * @throws FileError for a file that a person named, or where none is recognised
 */
async function sortByImporter(files: readonly OpenedFile[]): Promise<SortedFiles> {
  const sorted = new Map<Importer, OpenedFile[]>(importers.map((importer) => [importer, []]));
  const leftOut: OpenedFile[] = [];
  for (const file of files) {
    const importer = await importerOf(file);
    if (importer) sorted.get(importer)?.push(file);
    else leftOut.push(file);
  }
  for (const [importer, own] of sorted) if (own.length === 0) sorted.delete(importer);
  const [unknown] = sorted.size === 0 ? leftOut : leftOut.filter(isNamed);
  if (unknown)
    throw new FileError(
      'unknown_election_file',
      `is none of the kinds that elections are imported from: ${importers.map(({ title }) => title).join('; ')}`,
      { file: unknown.name },
    );
  return { sorted, leftOut };
}

/** Whether a person named the file, and not only the folder, archive or workbook that it is in. */
const isNamed = ({ isNamed, name, source }: OpenedFile) =>
  isNamed && (name.endsWith(source.name) || !/\.xlsx$/i.test(source.name));

async function importerOf(file: OpenedFile): Promise<Importer | undefined> {
  for (const importer of importers) if (await importer.recognises(file)) return importer;
  return undefined;
}

const leftOutIssue = ({ name }: OpenedFile): Issue => ({
  severity: 'warning',
  code: 'left_out',
  message: 'is none of the kinds that elections are imported from, and was left out',
  place: { file: name },
});

async function hashOf(files: readonly OpenedFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update((await file.content())?.sha256 ?? file.name);
  return hash.digest('hex');
}
