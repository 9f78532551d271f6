import { addCommandGroup } from '../command-group.ts';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { addElectionCall } from './election-call.ts';
import { addElectionDelete } from './election-delete.ts';
import { addElectionExport } from './election-export.ts';
import { addElectionImport } from './election-import.ts';
import { addElectionList } from './election-list.ts';
import { addElectionPhase } from './election-phase.ts';
import { addElectionShow } from './election-show.ts';

/** `cvr election` with its sub-commands. */
export function addElection(program: Program, terminal: Terminal): void {
  const group = addCommandGroup(
    program,
    'election',
    'races, candidates, places, results and calls of elections',
  );
  // With the arguments of each beside it, nothing would fit.
  group.configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() });
  group.addHelpText(
    'after',
    '\nExample:\n  cvr election import results.csv --election us-mn-2026-11-03',
  );
  addElectionImport(group, terminal);
  addElectionList(group, terminal);
  addElectionShow(group, terminal);
  addElectionExport(group, terminal);
  addElectionCall(group, terminal);
  addElectionPhase(group, terminal);
  addElectionDelete(group, terminal);
}
