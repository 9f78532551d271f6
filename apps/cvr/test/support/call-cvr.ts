import path from 'node:path';
import { run } from '../../src/run.ts';
import type { Terminal } from '../../src/terminal.ts';

/** What one call of `cvr` left behind. */
export interface CallResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

/** What tests read of JSON answers; each command gives some of it. */
export interface Answer {
  readonly dataset_id: number;
  readonly datasets: readonly Named[];
  readonly contests: readonly (Named & { readonly choices: readonly Named[] })[];
  readonly comparisons: readonly { readonly distribution: unknown }[];
  readonly results: readonly unknown[];
  readonly records: number;
  readonly seconds: number;
  readonly replaced: readonly number[];
  readonly files: readonly { readonly name: string }[];
  readonly warnings: readonly { readonly severity: string }[];
  readonly key: string;
  readonly prefix: string;
  readonly keys: readonly { readonly usage: unknown }[];
  readonly pending: readonly string[];
}

/** A `cvr` with a database of its own. */
export interface Cvr {
  (...argv: string[]): Promise<CallResult>;
  /** The parsed standard output of a call with `--json` that must succeed. */
  json(...argv: string[]): Promise<Answer>;
}

/** Runs `cvr` within the test's process, on the database `<folder>/test.db`. */
export function cvrIn(folder: string, terminal: Partial<Terminal> = {}): Cvr {
  const call = async (...argv: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const status = await run(argv, {
      out: (text) => out.push(`${text}\n`),
      err: (text) => err.push(`${text}\n`),
      isInteractive: false,
      width: 80,
      env: { DATABASE_URL: `file:${path.join(folder, 'test.db')}` },
      ...terminal,
    });
    return { status, out: out.join(''), err: err.join('') };
  };
  const json = async (...argv: string[]) => {
    const result = await call(...argv, '--json');
    expect(result).toMatchObject({ status: 0, err: '' });
    expect(result.out.split('\n')).toHaveLength(2);
    // A test that reads what is not there fails.
    return JSON.parse(result.out) as Answer;
  };
  return Object.assign(call, { json });
}
