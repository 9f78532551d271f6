import { closeSync, openSync, writeFileSync } from 'node:fs';
import { vipFeed, vipFeedTotals } from './elections/vip-feed.ts';

/** Options of `vip` as the command line gives them. */
export interface VipOptions {
  readonly out: string;
  readonly localities: number;
  readonly precincts: number;
  readonly segments: number;
  readonly seed: number;
}

/** Writes a feed, piece by piece, and prints how many of each thing it has. */
export function writeVipFeed({ out, localities, precincts, segments, seed }: VipOptions): void {
  const sizes = { precinctsOfLocality: precincts, segmentsOfPrecinct: segments };
  const options = { localities, ...sizes, seed };
  const file = openSync(out, 'w');
  try {
    for (const piece of vipFeed(options)) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
  process.stdout.write(`${JSON.stringify(vipFeedTotals(options))}\n`);
}
