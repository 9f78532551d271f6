import type { Store } from '@crossvote/store';
import { addCommandGroup } from '../command-group.ts';
import { withStore } from '../database.ts';
import { addForms, printResult } from '../print-result.ts';
import type { Program } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { tidyTable, type TidyColumns } from '../tidy-table.ts';
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
      const applied = await withStore(command, terminal, (store) => store.migrate(), {
        migrate: 'never',
        create: true,
      });
      terminal.out(
        applied.length === 0
          ? 'Nothing to do: the database is up to date.'
          : `Applied: ${applied.join(', ')}`,
      );
    });
  addForms(db.command('status').description('compare the database with this version'))
    .addHelpText('after', '\nExample:\n  cvr db status')
    .action(async (_options, command) => {
      const status = await withStore(
        command,
        terminal,
        async (store) => ({ database: store.description, ...(await store.migrationStatus()) }),
        { migrate: 'never' },
      );
      await printResult(command, terminal, {
        text: () => describe(status),
        json: () => status,
        table: () => tidyTable(tidyColumns, migrationsOf(status)),
      });
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

/** A database with its migrations, by whether they are applied. */
type Status = Awaited<ReturnType<Store['migrationStatus']>> & { readonly database: string };

/** A migration of a database. */
interface Migration {
  readonly database: string;
  readonly name: string;
  readonly state: 'applied' | 'pending' | 'unknown';
}

const tidyColumns: TidyColumns<Migration> = [
  ['database', ({ database }) => database],
  ['migration', ({ name }) => name],
  ['state', ({ state }) => state],
];

function migrationsOf({ database, ...lists }: Status): Migration[] {
  return (['applied', 'pending', 'unknown'] as const).flatMap((state) =>
    lists[state].map((name) => ({ database, name, state })),
  );
}

function describe({ database, applied, pending, unknown }: Status): string {
  const names = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '));
  return [
    `Database:  ${database}`,
    `Applied:   ${names(applied)}`,
    `Pending:   ${names(pending)}`,
    ...(unknown.length > 0
      ? [`Unknown:   ${names(unknown)} (the database is newer than this program)`]
      : []),
  ].join('\n');
}
