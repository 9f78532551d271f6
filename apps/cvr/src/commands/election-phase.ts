import { Argument } from '@commander-js/extra-typings';
import type { Phase } from '@crossvote/elections';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { findElection } from '../find-election.ts';
import { plainLine } from '../plain-text.ts';
import { addJson, printJson } from '../print-json.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

const phases: readonly Phase[] = ['auto', 'testing', 'live'];

/** `cvr election phase <election> auto|testing|live` */
export function addElectionPhase(group: CommandGroup, terminal: Terminal): void {
  addJson(
    group
      .command('phase')
      .description('say whether results of an election are tests or live; auto: as its day says')
      .argument('<election>', 'key or name of the election')
      .addArgument(new Argument('<phase>', 'phase of the election').choices(phases)),
  )
    .addHelpText('after', '\nExample:\n  cvr election phase us-mn-2026-11-03 live')
    .action(async (wanted, phase, options, command) => {
      const { key } = await withStore(command, terminal, async (store) => {
        const found = await findElection(store, wanted);
        if (await store.elections.setPhase(found.key, phase)) return found;
        throw new UserError(`election ${found.key} is gone`);
      });
      if (options.json) printJson(terminal, { key, phase });
      else terminal.out(plainLine(`Election ${key} is in the phase ${phase}.`));
    });
}
