import type { Command } from 'commander';
import { withStore } from '../database.ts';
import { formatCount } from '../numbers.ts';
import { parseDate } from '../option-values.ts';
import { renderTable } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

/** `cvr keys create|list|deactivate` */
export function addKeys(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('manage the keys of the REST API');
  keys
    .command('create')
    .description('make a key; it is shown this once')
    .requiredOption('--name <text>', 'whose key it is')
    .option('--expires <YYYY-MM-DD>', 'first day (UTC) on which it is no longer good', parseDate)
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr keys create --name "City desk" --expires 2027-01-01')
    .action(
      async (options: { name: string; expires?: string; json?: boolean }, command: Command) => {
        const expiresAt =
          options.expires === undefined ? null : new Date(`${options.expires}T00:00:00Z`);
        const created = await withStore(command, terminal, (store) =>
          store.keys.create({ name: options.name, expiresAt }),
        );
        if (options.json) {
          const { key, prefix, name, id, createdAt } = created;
          terminal.out(
            JSON.stringify({
              key,
              prefix,
              name,
              id,
              created_at: createdAt.toISOString(),
              expires_at: expiresAt?.toISOString() ?? null,
            }),
          );
          return;
        }
        terminal.out(
          [
            `Key for ${created.name}: ${created.key}`,
            'Keep it safe: it is not stored, and cannot be shown again.',
            `Its first 8 characters, ${created.prefix}, name it in: cvr keys list, cvr keys deactivate`,
          ].join('\n'),
        );
      },
    );
  addList(keys, terminal);
  keys
    .command('deactivate')
    .description('make a key useless from now on')
    .argument('<prefix>', 'first 8 characters of the key')
    .addHelpText('after', '\nExample:\n  cvr keys deactivate 3kTx9QaB')
    .action(async (prefix: string, _options: unknown, command: Command) => {
      const key = await withStore(command, terminal, (store) => store.keys.deactivate(prefix));
      if (!key)
        throw new UserError(`there is no key that begins with "${prefix}"; see: cvr keys list`);
      terminal.out(`The key ${key.prefix} (${key.name}) is deactivated.`);
    });
}

function addList(keys: Command, terminal: Terminal): void {
  keys
    .command('list')
    .description('list the keys and their use')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr keys list')
    .action(async (options: { json?: boolean }, command: Command) => {
      const list = await withStore(command, terminal, (store) => store.keys.list());
      if (options.json) {
        const keysOnWire = list.map(
          ({ id, prefix, name, createdAt, expiresAt, deactivatedAt, usage }) => ({
            id,
            prefix,
            name,
            created_at: createdAt.toISOString(),
            expires_at: expiresAt?.toISOString() ?? null,
            deactivated_at: deactivatedAt?.toISOString() ?? null,
            usage: usage.map(({ endpoint, requests, lastUsedAt }) => ({
              endpoint,
              requests,
              last_used_at: lastUsedAt.toISOString(),
            })),
          }),
        );
        terminal.out(JSON.stringify({ keys: keysOnWire }));
        return;
      }
      if (list.length === 0) {
        terminal.out('No keys yet. Make one with: cvr keys create --name <name>');
        return;
      }
      const rows = list.flatMap(({ prefix, name, expiresAt, deactivatedAt, usage }) => {
        const expired = expiresAt !== null && expiresAt <= new Date();
        const state = deactivatedAt ? 'deactivated' : expired ? 'expired' : 'active';
        const requests = usage.reduce((sum, row) => sum + row.requests, 0);
        const last = usage
          .map(({ lastUsedAt }) => lastUsedAt.toISOString().slice(0, 16).replace('T', ' '))
          .sort()
          .at(-1);
        const total = [prefix, name, state, formatCount(requests), last ?? '-'];
        return [
          total,
          ...usage.map((row) => ['', `  ${row.endpoint}`, '', formatCount(row.requests), '']),
        ];
      });
      const columns = [
        { title: 'Prefix' },
        { title: 'Name', flexible: true },
        { title: 'State' },
        { title: 'Requests', align: 'right' as const },
        { title: 'Last used (UTC)' },
      ];
      terminal.out(renderTable(columns, rows, terminal.width));
    });
}
