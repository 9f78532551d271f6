import type { Command } from 'commander';
import { databaseUrl } from '../database.ts';
import type { Terminal } from '../terminal.ts';

/** `cvr db migrate|status` */
export function addDb(program: Command, terminal: Terminal): void {
  const db = program.command('db').description('look after the database');
  db.command('migrate')
    .description('bring the database to the models of this version')
    .addHelpText(
      'after',
      '\nExample:\n  cvr db migrate --database postgresql://crossvote@localhost/crossvote',
    )
    .action(async (_options: unknown, command: Command) => {
      const { Store } = await import('@crossvote/store');
      const store = await Store.open(databaseUrl(command, terminal), { migrate: 'never' });
      try {
        const applied = await store.migrate();
        terminal.out(
          applied.length === 0
            ? 'Nothing to do: the database is up to date.'
            : `Applied: ${applied.join(', ')}`,
        );
      } finally {
        await store.close();
      }
    });
  db.command('status')
    .description('compare the database with this version')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr db status')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { Store } = await import('@crossvote/store');
      const store = await Store.open(databaseUrl(command, terminal), { migrate: 'never' });
      try {
        const status = await store.migrationStatus();
        if (options.json) {
          terminal.out(JSON.stringify({ database: store.description, ...status }));
          return;
        }
        const names = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '));
        terminal.out(
          [
            `Database:  ${store.description}`,
            `Applied:   ${names(status.applied)}`,
            `Pending:   ${names(status.pending)}`,
            ...(status.unknown.length > 0
              ? [`Unknown:   ${names(status.unknown)} (the database is newer than this program)`]
              : []),
          ].join('\n'),
        );
      } finally {
        await store.close();
      }
    });
}
