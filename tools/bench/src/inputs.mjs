import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { builtFile } from './build.mjs';
import { dataFolder } from './paths.mjs';
import { runNode } from './spawn.mjs';

/** Formats that inputs are made in: the name the generator knows them by, and the product's id. */
export const formats = {
  'dominion-csv': 'dominion-csv',
  'dominion-json': 'dominion-json',
  'ess-csv': 'ess',
  hart: 'hart',
  'nist-cdf-json': 'nist-cdf',
  'nist-cdf-xml': 'nist-cdf',
};

/** Whether the generator can write a format. */
export async function isGenerated(format) {
  const help = await runNode([builtFile('samples'), 'generate', '--help']);
  return new RegExp(`"${format}"`).test(help);
}

/**
 * An export of this size, made by `tools/samples` when it is not there yet, with its totals by construction.
 *
 * @returns `path` of a file or folder; `files`; `bytes`; `totals`, as in a `.totals.json`
 */
export async function exportOf({ format = 'dominion-csv', records, contests, seed }) {
  const folder = path.join(dataFolder, 'inputs', `${format}-${records}x${contests}-seed${seed}`);
  const isFile = format === 'dominion-csv';
  if (!existsSync(folder)) {
    process.stderr.write(`Generating ${format}: ${records} records, ${contests} contests …\n`);
    const unfinished = `${folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await runNode([
      builtFile('samples'),
      'generate',
      ...['--format', format, '--records', String(records), '--contests', String(contests)],
      ...['--seed', String(seed), '--out', path.join(unfinished, isFile ? 'export.csv' : 'export')],
      ...['--totals', path.join(unfinished, 'totals.json')],
    ]);
    renameSync(unfinished, folder);
  }
  const whole = path.join(folder, isFile ? 'export.csv' : 'export');
  const files = isFile ? [whole] : filesBelow(whole);
  return {
    ...{ format, productFormat: formats[format], records, contests, files },
    // A folder of one file is that file.
    path: files.length === 1 ? files[0] : whole,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    totals: JSON.parse(readFileSync(path.join(folder, 'totals.json'), 'utf8')),
  };
}

/** Reads an export once, so that the first system finds it in the page cache as the others do. */
export function bringToMemory({ files }) {
  const chunk = Buffer.alloc(1 << 22);
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    while (readSync(descriptor, chunk, 0, chunk.length, null) > 0);
    closeSync(descriptor);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}
