import path from 'node:path';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { countySpec } from './county-spec.ts';
import type { CastVoteRecord, SampleElection } from './election.ts';
import { generateElection } from './generate.ts';
import { keepContests } from './keep-contests.ts';
import { type KnownTotalsCounter, createKnownTotals } from './known-totals.ts';
import { columnsOf, type LayoutName, layouts } from './layouts.ts';
import { saveFiles } from './save-files.ts';
import { totalsFile } from './totals-file.ts';
import { writeDominionCsv } from './write-dominion-csv.ts';

/** Options of `generate` as the command line gives them. */
export interface GenerateOptions {
  readonly format: LayoutName;
  /** A file for `dominion-csv`, a folder for the others. */
  readonly out: string;
  readonly totals?: string;
  readonly records: number;
  readonly seed: number;
  readonly contests: number;
  readonly cards: 1 | 2;
  readonly quote: 'all' | 'minimal';
}

/** Writes a generated county in a layout, without the contests that the layout cannot hold, and its totals. */
export async function writeGenerated(options: GenerateOptions): Promise<void> {
  const layout = layouts[options.format];
  const sample = keepContests(generateElection(countySpec(options)), layout.holds);
  const pairs = sample.election.contests.length > 1 ? [[0, 1] as const] : [];
  const counter =
    options.totals === undefined ? undefined : createKnownTotals(sample.election, pairs);
  const passing = counter === undefined ? sample : counted(sample, counter);
  if (options.format === 'dominion-csv') writeOneFile(passing, options);
  else {
    mkdirSync(options.out, { recursive: true });
    await saveFiles(options.out, layout.write(passing));
    const columns = columnsOf(options.format, sample.election);
    if (columns) writeFileSync(path.join(options.out, 'columns.json'), JSON.stringify(columns));
  }
  if (options.totals !== undefined && counter !== undefined) {
    const totals = totalsFile(sample.election, counter.result(), pairs);
    writeFileSync(options.totals, `${JSON.stringify(totals, null, 1)}\n`);
  }
}

function writeOneFile({ election, records }: SampleElection, options: GenerateOptions): void {
  const file = openSync(options.out, 'w');
  try {
    // Written at once: no chunk waits in memory while the disk is slower than the generator.
    for (const chunk of writeDominionCsv(election, records(), { quote: options.quote })) {
      writeFileSync(file, chunk);
    }
  } finally {
    closeSync(file);
  }
}

/** The same election; its records are counted when they are gone through for the first time. */
function counted(
  { election, records }: SampleElection,
  counter: KnownTotalsCounter,
): SampleElection {
  let isCounted = false;
  return {
    election,
    records: () => {
      const first = !isCounted;
      isCounted = true;
      return first ? passing(records(), counter) : records();
    },
  };
}

function* passing(
  records: Iterable<CastVoteRecord>,
  counter: KnownTotalsCounter,
): Generator<CastVoteRecord, void> {
  for (const record of records) {
    counter.add(record);
    yield record;
  }
}
