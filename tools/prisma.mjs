/**
 * Makes both Prisma clients from the one schema, `prisma/schema.prisma`: adds the blocks that differ by
 * provider, generates into `libs/store/src/generated/<provider>`, lists the columns, and embeds the migrations.
 * `node tools/prisma.mjs migration <name>` writes the SQL that takes the last migration to the schema, for
 * both providers; it needs PostgreSQL's binaries.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const generated = path.join(root, 'libs/store/src/generated');
const schemaFile = path.join(root, 'prisma/schema.prisma');
/** The schema after all migrations so far. */
const migratedSchemaFile = path.join(root, 'prisma/migrations/schema.prisma');
const providers = ['sqlite', 'postgresql'];

function providerSchema(provider, file = schemaFile) {
  return `generator client {
  provider            = "prisma-client"
  output              = "./client"
  moduleFormat        = "esm"
  importFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}

${readFileSync(file, 'utf8')}`;
}

/** Migrations of one provider in their order: `{ name, sql }`. */
export function migrationsOf(provider) {
  const folder = path.join(root, 'prisma/migrations', provider);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      sql: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8'),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function generateClients() {
  for (const provider of providers) {
    const folder = path.join(generated, provider);
    mkdirSync(folder, { recursive: true });
    const schema = path.join(folder, 'schema.prisma');
    writeFileSync(schema, providerSchema(provider));
    execFileSync(
      process.execPath,
      [path.join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
      {
        cwd: folder,
        // `generate` looks for a schema engine but does not use it. Any existing program is enough, so that nothing is
        // downloaded.
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
  }
  writeFileSync(
    path.join(generated, 'columns.ts'),
    `/** The columns of each model, from Prisma's client by tools/prisma.mjs. */\nexport const columns = ${JSON.stringify(modelColumns(), null, 2)} as const;\n`,
  );
  const embedded = Object.fromEntries(
    providers.map((provider) => [provider, migrationsOf(provider)]),
  );
  writeFileSync(
    path.join(generated, 'migrations.ts'),
    `/** The files of prisma/migrations, embedded by tools/prisma.mjs. */\nexport const migrations = ${JSON.stringify(embedded, null, 2)};\n`,
  );
}

/**
 * Columns by the names of the models. The client has them, too, but loading it would take too much time for an ingest.
 */
function modelColumns() {
  const [provider] = providers;
  const client = path.join(generated, provider, 'client/internal/prismaNamespaceBrowser.ts');
  const lists = readFileSync(client, 'utf8').matchAll(
    /export const (\w+)ScalarFieldEnum = \{([^}]*)\}/g,
  );
  const columns = Object.fromEntries(
    [...lists].map(([, model, list]) => [
      model,
      [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name),
    ]),
  );
  if (Object.keys(columns).length === 0) throw new Error(`no columns of models in ${client}`);
  return columns;
}

function datamodel(provider, file) {
  return {
    tag: /** @type {const} */ ('schemaDatamodel'),
    files: [{ path: 'schema.prisma', content: providerSchema(provider, file) }],
  };
}

async function writeMigration(name) {
  const { openSchemaEngine } = await import('./schema-engine.mjs');
  const { startPostgres } = await import('./postgres.mjs');
  const requireFromStore = createRequire(path.join(root, 'libs/store/package.json'));
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
  const { sqliteAdapterFactory } = await import('./sqlite-adapter.mjs');
  const { PrismaPg } = requireFromStore('@prisma/adapter-pg');
  const server = await startPostgres();
  const scratch = path.join(os.tmpdir(), `crossvote-migration-${process.pid}.db`);
  const adapters = {
    sqlite: await sqliteAdapterFactory(scratch),
    postgresql: new PrismaPg({ connectionString: server.url }),
  };
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  try {
    for (const provider of providers) {
      const engine = await openSchemaEngine(
        bindMigrationAwareSqlAdapterFactory(adapters[provider]),
        [['schema.prisma', providerSchema(provider)]],
      );
      const { stdout } = await engine.diff({
        from: existsSync(migratedSchemaFile)
          ? datamodel(provider, migratedSchemaFile)
          : { tag: 'empty' },
        to: datamodel(provider, schemaFile),
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      const folder = path.join(root, 'prisma/migrations', provider, `${time}_${name}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'migration.sql'), stdout ?? '');
      writeFileSync(
        path.join(root, 'prisma/migrations', provider, 'migration_lock.toml'),
        `provider = "${provider}"\n`,
      );
      console.log(path.relative(root, folder));
    }
    writeFileSync(migratedSchemaFile, readFileSync(schemaFile));
  } finally {
    await server.stop();
    rmSync(scratch, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'migration') {
    await writeMigration(process.argv[3] ?? 'change');
    // The schema engine keeps its database connections open.
    process.exit(0);
  }
  generateClients();
}
