import { addCommandGroup, type CommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { keyJson, keyListJson, keyTable, keyUsageTable } from '../key-list.ts';
import { parseDate, parseText } from '../option-values.ts';
import { plainLine, plainName } from '../plain-text.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

/** `cvr keys create|list|deactivate` */
export function addKeys(program: Program, terminal: Terminal): void {
  const keys = addCommandGroup(program, 'keys', 'manage the keys of the REST API').addHelpText(
    'after',
    '\nExample:\n  cvr keys create --name "City desk"',
  );
  addCreate(keys, terminal);
  addList(keys, terminal);
  addDeactivate(keys, terminal);
}

function addCreate(keys: CommandGroup, terminal: Terminal): void {
  keys
    .command('create')
    .description('make a key; it is shown this once')
    .requiredOption('--name <text>', 'whose key it is', parseText)
    .option('--expires <YYYY-MM-DD>', 'first day (UTC) on which it is no longer good', parseDate)
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  cvr keys create --name "City desk" --expires 2031-01-01')
    .action(async ({ name, expires, json }, command) => {
      const expiresAt = expires === undefined ? null : new Date(`${expires}T00:00:00Z`);
      const created = await withStore(
        command,
        terminal,
        (store) => store.keys.create({ name, expiresAt }),
        { create: true },
      );
      if (expiresAt !== null && expiresAt <= new Date())
        terminal.err(`cvr: this key is of no use, as it expired on ${expires ?? ''}`);
      if (json) {
        terminal.out(JSON.stringify({ key: created.key, ...keyJson(created) }));
        return;
      }
      terminal.out(
        [
          `Key for ${plainName(created.name)}: ${created.key}`,
          'Keep it safe: it is not stored, and cannot be shown again.',
          `Its first 8 characters, ${created.prefix}, name it in: cvr keys list, cvr keys deactivate`,
        ].join('\n'),
      );
    });
}

function addList(keys: CommandGroup, terminal: Terminal): void {
  addForms(keys.command('list').description('list the keys and their use'))
    .addHelpText('after', '\nExample:\n  cvr keys list')
    .action(async (_options, command) => {
      const list = await withStore(command, terminal, (store) => store.keys.list());
      await printResult(command, terminal, {
        text: () => keyTable(list, terminal.width),
        json: () => keyListJson(list),
        table: () => keyUsageTable(list),
      });
    });
}

function addDeactivate(keys: CommandGroup, terminal: Terminal): void {
  keys
    .command('deactivate')
    .description('make a key useless from now on')
    .argument('<prefix>', 'first 8 characters of the key')
    .addHelpText('after', '\nExample:\n  cvr keys deactivate 3kTx9QaB')
    .action(async (prefix, _options, command) => {
      const key = await withStore(command, terminal, (store) => store.keys.deactivate(prefix));
      if (!key)
        throw new UserError(
          `there is no key that begins with "${plainLine(prefix)}"; see: cvr keys list`,
        );
      terminal.out(`The key ${key.prefix} (${plainName(key.name)}) is deactivated.`);
    });
}
