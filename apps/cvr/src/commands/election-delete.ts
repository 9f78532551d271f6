import type { ElectionSummary } from '@crossvote/store';
import type { CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { findElection } from '../find-election.ts';
import { plural } from '../numbers.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addJson, printJson } from '../print-json.ts';
import type { Terminal } from '../terminal.ts';
import { refuseUsage } from '../usage-error.ts';
import { UserError } from '../user-error.ts';

/** `cvr election delete <election>` */
export function addElectionDelete(group: CommandGroup, terminal: Terminal): void {
  addJson(
    group
      .command('delete')
      .description('remove an election with everything of it')
      .argument('<election>', 'key or name of the election')
      .option('--yes', 'ask nothing; needed where there is no terminal to ask on'),
  )
    .addHelpText('after', '\nExample:\n  cvr election delete us-mn-2026-11-03 --yes')
    .action(async (wanted, { yes, json }, command) => {
      const { ask } = terminal;
      if (!yes && !ask)
        refuseUsage(command, 'there is no terminal to ask on; add --yes to remove the election');
      const { key, name } = await withStore(command, terminal, async (store) => {
        const found = await findElection(store, wanted, { isAsked: yes !== true });
        if (!yes && ask) await agree(found, ask);
        if (await store.elections.delete(found.key)) return found;
        throw new UserError(`election ${found.key} is gone already`);
      });
      if (json) printJson(terminal, { key, name });
      else
        terminal.out(
          plainLine(`Election ${key}${name === '' ? '' : `, ${plainName(name)},`} was removed.`),
        );
    });
}

/** @throws UserError unless a person says yes */
async function agree(
  { key, name, date, raceCount, unitCount, resultCount }: ElectionSummary,
  ask: NonNullable<Terminal['ask']>,
): Promise<void> {
  const facts = [
    date,
    plural(raceCount, 'race'),
    plural(unitCount, 'unit'),
    `results of ${plural(resultCount, 'race')}`,
  ].join(', ');
  const answer = await ask(`Election ${key}: ${plainName(name)} (${facts})\nRemove it? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError(`election ${key} was not removed`);
}
