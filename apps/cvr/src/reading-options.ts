import { Option, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Encoding } from '@crossvote/opening';
import { collect, parseTimes } from './option-values.ts';
import { refuseUsage } from './usage-error.ts';

/** The encodings as in libs/opening; named here, so that `--help` need not load it. */
export const encodings: readonly Encoding[] = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
];

/** The options of commands that read an export. */
export const readingOptions = {
  format: new Option('--format <format>', 'format of the export, see: cvr formats').default('auto'),
  manifest: new Option(
    '--manifest <path>',
    'file, folder or archive that names contests and candidates: Dominion JSON manifests, ' +
      'the New York City table of candidates, the WinEDS master lookup, legacy Clear Ballot tables; ' +
      'may be given several times',
  ).argParser(collect),
  precincts: new Option(
    '--precincts <path>',
    'the same for precincts: Dominion JSON, WinEDS and legacy Clear Ballot',
  ).argParser(collect),
  ballots: new Option(
    '--ballots <path>',
    'the same for ballots: the ballots file of ES&S, the list of scanned ballots of Hart',
  ).argParser(collect),
  encoding: new Option(
    '--encoding <encoding>',
    'encoding of the text; auto finds it out for each file',
  )
    .choices(encodings)
    .default('auto'),
  labels: new Option(
    '--labels <file>',
    'words that mean a state, beside those in use: lines such as "skipped = undervote"',
  ),
  contests: new Option(
    '--contests <file>',
    'which titles of which files are one contest: CSV with the columns file,title,contest',
  ),
  columns: new Option(
    '--columns <file>',
    'which column of a table means what: a map in JSON, as inspect --write-columns proposes it',
  ),
  unpackRatio: new Option(
    '--unpack-ratio <times>',
    'how many times its size a packed file may unpack to (default: 200)',
  ).argParser(parseTimes),
  repeated: new Option(
    '--repeated <choice>',
    'records whose identity stands in several files, most with the same marks: count them once (the file named last counts), or keep all',
  ).choices(['once', 'keep']),
};

/** Refuses a format that there is not; looked up late, so that `--help` need not load the readers. */
export async function requireFormat(command: CommandUnknownOpts, format: string): Promise<void> {
  const { formats } = await import('@crossvote/formats');
  const known = ['auto', ...formats.map(({ id }) => id)];
  if (!known.includes(format))
    refuseUsage(
      command,
      `option '--format <format>' argument '${format}' is invalid. Formats are ${known.join(', ')}`,
    );
}
