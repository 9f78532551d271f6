import { describeEachDatabase } from '@crossvote/store/testing';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { insertRow, updateRow } from '../src/one-row.ts';

describeEachDatabase('a connection', (databases) => {
  let connection: Connection;
  beforeEach(async () => {
    const url = await databases.create();
    await databases.open(url);
    connection = await Connection.open(parseDatabaseUrl(url));
  });
  afterEach(() => connection.close());

  const createdAt = new Date('2024-11-05T20:15:30.250Z');
  const texts = { name: 'Süd "1"', description: '', electionDate: '', electionType: 'other' };
  const row = { ...texts, status: 'completed', totalRecords: 3, createdAt };
  const nameOf = async (id: number) => {
    const rows = await connection.query<{ name: string }>(
      'SELECT "name" FROM "Dataset" WHERE "id" = $1',
      id,
    );
    return rows.map(({ name }) => name);
  };

  it("stores what Prisma's client reads, and reads what it stores", async () => {
    const id = await insertRow(connection, 'Dataset', row);
    const client = await connection.prisma();
    expect(await client.dataset.findUnique({ where: { id } })).toEqual({
      ...row,
      id,
      completedAt: null,
      ...{ contestCount: 0, blockCount: 0 },
      checksum: null,
    });
    await client.dataset.update({ where: { id }, data: { name: 'By the client' } });
    expect(await nameOf(id)).toEqual(['By the client']);
  });

  it('keeps a time and bytes as they are', async () => {
    const id = await insertRow(connection, 'Dataset', row);
    const counts = Uint8Array.of(9, 0, 255, 7).subarray(1);
    await connection.execute(
      'INSERT INTO "CrossTable" ("datasetId", "firstPosition", "secondPosition", "counts", "checksum") VALUES ($1, 0, 1, $2, 0)',
      ...[id, counts],
    );
    const [stored] = await connection.query<{ createdAt: string; counts: Uint8Array }>(
      'SELECT d."createdAt", c."counts" FROM "Dataset" d JOIN "CrossTable" c ON c."datasetId" = d."id"',
    );
    expect(new Date(stored?.createdAt ?? '')).toEqual(createdAt);
    expect([...(stored?.counts ?? [])]).toEqual([0, 255, 7]);
  });

  it('does a transaction whole', async () => {
    const id = await connection.transaction(async (transaction) => {
      const added = await insertRow(transaction, 'Dataset', row);
      await updateRow(transaction, 'Dataset', added, { name: 'Changed' });
      return added;
    });
    expect(await nameOf(id)).toEqual(['Changed']);
  });

  it('does nothing of a transaction that fails, and goes on', async () => {
    const failing = connection.transaction(async (transaction) => {
      await insertRow(transaction, 'Dataset', row);
      await transaction.execute('INSERT INTO "Nowhere" VALUES ($1)', 1);
    });
    await expect(failing).rejects.toThrow(/Nowhere/);
    expect(await connection.query('SELECT "id" FROM "Dataset"')).toEqual([]);
    expect(await nameOf(await insertRow(connection, 'Dataset', row))).toEqual([row.name]);
  });

  it('may be closed twice, used by the client or not', async () => {
    await (await connection.prisma()).dataset.findMany();
    await connection.close();
    await connection.close();
    await expect(connection.query('SELECT 1')).rejects.toThrow();
  });
});
