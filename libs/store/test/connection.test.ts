import { describeEachDatabase } from '@crossvote/store/testing';
import statement from 'sql-template-tag';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { insertRows } from '../src/sql/insert-rows.ts';
import { insertRow, selectRows, updateRows } from '../src/sql/rows.ts';

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
    const rows = await selectRows(connection, 'Dataset', ['name'], { id });
    return rows.map(({ name }) => name);
  };

  it("stores what Prisma's client reads, and reads what it stores", async () => {
    const id = await insertRow(connection, 'Dataset', row);
    const client = await connection.prisma();
    expect(await client.dataset.findUnique({ where: { id } })).toEqual({
      ...row,
      id,
      ...{ completedAt: null, publicId: null, resultsStatus: null, visibility: 'keyed' },
      ...{ contestCount: 0, blockCount: 0 },
      checksum: null,
    });
    await client.dataset.update({ where: { id }, data: { name: 'By the client' } });
    expect(await nameOf(id)).toEqual(['By the client']);
  });

  it('keeps a time and bytes as they are', async () => {
    const id = await insertRow(connection, 'Dataset', row);
    const counts = Uint8Array.of(9, 0, 255, 7).subarray(1);
    const place = { datasetId: id, firstPosition: 0, secondPosition: 1 };
    await insertRows(connection, 'CrossTable', [{ ...place, counts, checksum: 0 }]);
    const [dataset] = await selectRows(connection, 'Dataset', ['createdAt'], { id });
    const [table] = await selectRows(connection, 'CrossTable', ['counts'], place);
    expect(new Date(dataset?.createdAt ?? '')).toEqual(createdAt);
    expect([...(table?.counts ?? [])]).toEqual([0, 255, 7]);
  });

  it('does a transaction whole', async () => {
    const id = await connection.transaction(async (transaction) => {
      const added = await insertRow(transaction, 'Dataset', row);
      await updateRows(transaction, 'Dataset', { id: added }, { name: 'Changed' });
      return added;
    });
    expect(await nameOf(id)).toEqual(['Changed']);
  });

  it('does nothing of a transaction that fails, and goes on', async () => {
    const failing = connection.transaction(async (transaction) => {
      await insertRow(transaction, 'Dataset', row);
      await transaction.execute(statement`INSERT INTO "Nowhere" VALUES (${1})`);
    });
    await expect(failing).rejects.toThrow(/Nowhere/);
    expect(await selectRows(connection, 'Dataset', ['id'], {})).toEqual([]);
    expect(await nameOf(await insertRow(connection, 'Dataset', row))).toEqual([row.name]);
  });

  it('may be closed twice, used by the client or not', async () => {
    await (await connection.prisma()).dataset.findMany();
    await connection.close();
    await connection.close();
    await expect(connection.query(statement`SELECT 1`)).rejects.toThrow();
  });
});
