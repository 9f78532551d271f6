import { existsSync } from 'node:fs';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { refuseUsage } from './usage-error.ts';

/** What is ingested, and what gives way to it. */
export interface Replacement {
  readonly paths: readonly string[];
  /** Whether datasets that hold one of the files give way. */
  readonly replace: boolean;
  /** The dataset whose place the new one takes, as a person names it. */
  readonly dataset: string | undefined;
}

/**
 * What `--replace` means: alone, datasets that hold one of the files give way; with a value, the dataset that it names. In
 * `--replace export.csv` without any other path the file is no value, though it stands where one would.
 */
export function replacementOf(
  paths: readonly string[],
  value: string | true | undefined,
  command: CommandUnknownOpts,
): Replacement {
  const isFile = typeof value === 'string' && existsSync(value);
  if (isFile && paths.length > 0)
    refuseUsage(
      command,
      `${JSON.stringify(value)} behind --replace is a file: name a dataset by its id, or write --replace behind the files`,
    );
  const given = isFile ? [value] : paths;
  if (given.length === 0) refuseUsage(command, "missing required argument 'path'");
  const dataset = typeof value === 'string' && !isFile ? value : undefined;
  return { paths: given, replace: value !== undefined && dataset === undefined, dataset };
}
