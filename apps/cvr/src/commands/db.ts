import type { Store } from '@crossvote/store';
import { addCommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { addVerify } from './db-verify.ts';

/** `cvr db migrate|status|verify|compact` */
export function addDb(program: Program, terminal: Terminal): void {
  const db = addCommandGroup(program, 'db', 'look after the database').addHelpText(
    'after',
    '\nExample:\n  cvr db status',
  );
  db.command('migrate')
    .description('bring the database to the models of this version')
    .addHelpText(
      'after',
      '\nExample:\n  cvr db migrate --database postgresql://crossvote@localhost/crossvote',
    )
    .action(async (_options, command) => {
      const applied = await withStore(command, terminal, (store) => store.migrate(), 'never');
      terminal.out(
        applied.length === 0
          ? 'Nothing to do: the database is up to date.'
          : `Applied: ${applied.join(', ')}`,
      );
    });
  db.command('status')
    .description('compare the database with this version')
    .option('--json', 'print JSON on standard output')
    .addHelpText('after', '\nExample:\n  cvr db status')
    .action(async ({ json }, command) => {
      terminal.out(
        await withStore(command, terminal, (store) => describe(store, json === true), 'never'),
      );
    });
  addVerify(db, terminal);
  db.command('compact')
    .description('give space that nothing uses back to the disk')
    .addHelpText('after', '\nExample:\n  cvr db compact')
    .action(async (_options, command) => {
      await withStore(command, terminal, (store) => store.compact());
      terminal.out('Done: the database takes no more space than it needs.');
    });
}

async function describe(store: Store, asJson: boolean): Promise<string> {
  const status = await store.migrationStatus();
  if (asJson) return JSON.stringify({ database: store.description, ...status });
  const names = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '));
  return [
    `Database:  ${store.description}`,
    `Applied:   ${names(status.applied)}`,
    `Pending:   ${names(status.pending)}`,
    ...(status.unknown.length > 0
      ? [`Unknown:   ${names(status.unknown)} (the database is newer than this program)`]
      : []),
  ].join('\n');
}
