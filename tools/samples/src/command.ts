import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { bundledFiles, bundledSamples } from './bundled-samples.ts';
import { electionTables } from './election-tables.ts';
import { layoutNames } from './layouts.ts';
import { bundledDataFolder } from './repository-root.ts';
import { writeGenerated } from './write-generated.ts';
import { writeVipFeed } from './write-vip-feed.ts';

/** The command line of this package. */
export function createCommand(): Command {
  const program = new Command('samples').description('writes generated cast vote record exports');
  program
    .command('generate')
    .description('writes an export of any size, and its totals by construction')
    .addOption(new Option('--format <name>', 'layout').choices(layoutNames).default('dominion-csv'))
    .requiredOption('--out <path>', 'file to write for dominion-csv, folder for the others')
    .option(
      '--totals <file>',
      'also write the totals, with the cross table of the first two contests',
    )
    .option('--records <n>', 'number of records', wholeNumber, 10_000)
    .option('--seed <n>', 'seed of the generator', wholeNumber, 1)
    .option('--contests <n>', 'number of contests', wholeNumber, 30)
    .addOption(new Option('--cards <n>', 'cards of every ballot').argParser(cardCount).default(1))
    .addOption(
      new Option('--quote <how>', 'cells of dominion-csv')
        .choices(['all', 'minimal'])
        .default('minimal'),
    )
    .action(writeGenerated);
  program
    .command('vip')
    .description('writes a VIP 5 feed of a made-up state, mostly street segments, of any size')
    .requiredOption('--out <file>', 'file to write')
    .option('--localities <n>', 'counties', wholeNumber, 10)
    .option('--precincts <n>', 'precincts of each county', wholeNumber, 25)
    .option('--segments <n>', 'street segments of each precinct', wholeNumber, 400)
    .option('--seed <n>', 'seed of the generator', wholeNumber, 1)
    .action(writeVipFeed);
  program
    .command('bundled')
    .description('rewrites the samples that come with the repository')
    .action(writeBundled);
  return program;
}

function writeBundled(): void {
  const folder = bundledDataFolder();
  mkdirSync(folder, { recursive: true });
  for (const sample of bundledSamples) {
    for (const [name, text] of bundledFiles(sample)) writeFileSync(path.join(folder, name), text);
  }
  const tables = path.join(folder, 'ogdenville-2026-general');
  mkdirSync(tables, { recursive: true });
  for (const [name, text] of electionTables().files) writeFileSync(path.join(tables, name), text);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

function cardCount(text: string): 1 | 2 {
  if (text !== '1' && text !== '2') throw new InvalidArgumentError('1 or 2 is needed');
  return text === '1' ? 1 : 2;
}
