/** Asks Prisma's schema engine what it thinks of a database's migrations: `<provider> <url>`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { openSchemaEngine } from '../../../tools/schema-engine.mjs';
import { sqliteAdapterFactory } from '../../../tools/sqlite-adapter.mjs';

const [provider, url] = process.argv.slice(2);
const baseDir = path.join(import.meta.dirname, '../../../prisma/migrations', provider);
const adapter =
  provider === 'sqlite' ? await sqliteAdapterFactory(url.replace(/^file:/, '')) : new PrismaPg(url);
const schema = path.join(import.meta.dirname, '../src/generated', provider, 'schema.prisma');
const engine = await openSchemaEngine(bindMigrationAwareSqlAdapterFactory(adapter), [
  ['schema.prisma', readFileSync(schema, 'utf8')],
]);
const migrationDirectories = readdirSync(baseDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: /** @type {const} */ ('ok'),
        value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8'),
      },
    },
  }));
const { failedMigrationNames, editedMigrationNames, history } =
  await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir,
      lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
      shadowDbInitScript: '',
      migrationDirectories,
    },
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  });
process.stdout.write(
  JSON.stringify({ failedMigrationNames, editedMigrationNames, history: history ?? null }),
);
process.exit(0);
