import type { SidePaths } from '@crossvote/formats';
import type { Command } from 'commander';
import { collect } from './option-values.ts';

/** Values of the options that name side files. */
export interface SideOptions {
  readonly manifest?: string[];
  readonly precincts?: string[];
  readonly ballots?: string[];
}

/** Adds the options for files beside the records to a command that reads exports. */
export function addSideOptions(command: Command): Command {
  return command
    .option(
      '--manifest <path>',
      'file, folder or archive that names contests and candidates: Dominion JSON manifests, ' +
        'the New York City table of candidates, the WinEDS master lookup, legacy Clear Ballot tables; ' +
        'may be given several times',
      collect,
    )
    .option(
      '--precincts <path>',
      'the same for precincts: Dominion JSON, WinEDS and legacy Clear Ballot',
      collect,
    )
    .option(
      '--ballots <path>',
      'the same for ballots: the ballots file of ES&S, the list of scanned ballots of Hart',
      collect,
    );
}

/** The paths that the options name. */
export function sidesOf({ manifest, precincts, ballots }: SideOptions): SidePaths {
  return { manifest, precincts, ballots };
}
