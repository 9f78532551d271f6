import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from './folders.ts';

/** Totals of a bundled sample, known by construction. */
export interface Totals {
  readonly election: string;
  readonly election_date: string;
  readonly records: number;
  readonly contests: readonly {
    readonly name: string;
    readonly records: number;
    readonly undervotes: number;
    readonly overvotes: number;
    readonly undervoted_records: number;
    readonly overvoted_records: number;
    readonly choices: readonly { readonly name: string; readonly votes: number }[];
  }[];
  readonly cross_tables: readonly {
    readonly source_contest: string;
    readonly source_choice: string;
    readonly compare_contest: string;
    readonly total_matching_voters: number;
    readonly distribution: readonly {
      readonly choice: string;
      readonly count: number;
      readonly percentage: number;
    }[];
  }[];
}

/** A bundled sample with what it comes to. */
export interface Sample {
  readonly file: string;
  readonly totals: Totals;
}

function sample(name: string): Sample {
  const file = path.join(workspace, 'tools/samples/data', `${name}.csv`);
  const text = readFileSync(file.replace(/csv$/, 'totals.json'), 'utf8');
  return { file, totals: JSON.parse(text) as Totals };
}

/** A general election: ranked, vote-for-3 and single-vote contests, contests that only some records have. */
export const springfield = sample('springfield-2024-general');

/** A small election on two cards that nothing links. */
export const shelbyville = sample('shelbyville-2024-two-sheets');
