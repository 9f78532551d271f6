import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { bundledFiles, bundledSamples } from './bundled-samples.ts';
import { countySpec } from './county-spec.ts';
import type { CastVoteRecord } from './election.ts';
import { generateElection } from './generate.ts';
import { type KnownTotalsCounter, createKnownTotals } from './known-totals.ts';
import { bundledDataFolder } from './repository-root.ts';
import { totalsFile } from './totals-file.ts';
import { writeDominionCsv } from './write-dominion-csv.ts';

/** Options of `generate` as the command line gives them. */
interface GenerateOptions {
  readonly out: string;
  readonly totals?: string;
  readonly records: number;
  readonly seed: number;
  readonly contests: number;
  readonly cards: 1 | 2;
  readonly quote: 'all' | 'minimal';
}

/** The command line of this package. */
export function createCommand(): Command {
  const program = new Command('samples').description('writes generated cast vote record exports');
  program
    .command('generate')
    .description('writes an export of any size, and its totals by construction')
    .addOption(new Option('--format <name>').choices(['dominion-csv']).default('dominion-csv'))
    .requiredOption('--out <file>', 'file to write')
    .option(
      '--totals <file>',
      'also write the totals, with the cross table of the first two contests',
    )
    .option('--records <n>', 'number of records', wholeNumber, 10_000)
    .option('--seed <n>', 'seed of the generator', wholeNumber, 1)
    .option('--contests <n>', 'number of contests', wholeNumber, 30)
    .addOption(new Option('--cards <n>', 'cards of every ballot').argParser(cardCount).default(1))
    .addOption(new Option('--quote <how>').choices(['all', 'minimal']).default('minimal'))
    .action(generate);
  program
    .command('bundled')
    .description('rewrites the samples that come with the repository')
    .action(writeBundled);
  return program;
}

function generate(options: GenerateOptions): void {
  const { election, records } = generateElection(countySpec(options));
  const pairs = options.contests > 1 ? [[0, 1] as const] : [];
  const counter = options.totals === undefined ? undefined : createKnownTotals(election, pairs);
  const passing = counter === undefined ? records() : counted(records(), counter);
  const file = openSync(options.out, 'w');
  try {
    // Written at once: no chunk waits in memory while the disk is slower than the generator.
    for (const chunk of writeDominionCsv(election, passing, { quote: options.quote })) {
      writeFileSync(file, chunk);
    }
  } finally {
    closeSync(file);
  }
  if (options.totals !== undefined && counter !== undefined) {
    const totals = totalsFile(election, counter.result(), pairs);
    writeFileSync(options.totals, `${JSON.stringify(totals, null, 1)}\n`);
  }
}

function* counted(
  records: Iterable<CastVoteRecord>,
  counter: KnownTotalsCounter,
): Generator<CastVoteRecord, void> {
  for (const record of records) {
    counter.add(record);
    yield record;
  }
}

function writeBundled(): void {
  const folder = bundledDataFolder();
  mkdirSync(folder, { recursive: true });
  for (const sample of bundledSamples) {
    for (const [name, text] of bundledFiles(sample)) writeFileSync(path.join(folder, name), text);
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

function cardCount(text: string): 1 | 2 {
  if (text !== '1' && text !== '2') throw new InvalidArgumentError('1 or 2 is needed');
  return text === '1' ? 1 : 2;
}
