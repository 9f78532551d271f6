import { describeEachDatabase } from '@crossvote/store/testing';
import { Connection } from '../src/connection.ts';
import { parseDatabaseUrl } from '../src/database-url.ts';
import { insertRows } from '../src/sql/insert-rows.ts';
import type { NewRow } from '../src/sql/models.ts';
import { deleteRows, insertRow, selectRows, updateRows } from '../src/sql/rows.ts';

describeEachDatabase('rows by plain SQL', (databases) => {
  let connection: Connection;
  let datasetId: number;
  beforeEach(async () => {
    const url = await databases.create();
    await databases.open(url);
    connection = await Connection.open(parseDatabaseUrl(url));
    datasetId = await insertRow(connection, 'Dataset', {
      ...{ name: 'Town', description: '', electionDate: '', electionType: 'other' },
      status: 'completed',
    });
  });
  afterEach(() => connection.close());

  const block = (ordinal: number): NewRow<'Block'> => ({ datasetId, ordinal, recordCount: 10 });
  const ordinals = async (where: Parameters<typeof selectRows<'Block'>>[3]) => {
    const rows = await selectRows(connection, 'Block', ['ordinal'], where, 'ordinal');
    return rows.map(({ ordinal }) => ordinal);
  };

  it('are those of all conditions', async () => {
    await insertRows(connection, 'Block', [3, 0, 2, 1].map(block));
    expect(await ordinals({})).toEqual([0, 1, 2, 3]);
    expect(await ordinals({ datasetId: datasetId + 1 })).toEqual([]);
    expect(await ordinals({ datasetId, ordinal: { gte: 2 } })).toEqual([2, 3]);
    expect(await ordinals({ ordinal: { in: [1, 3, 7] } })).toEqual([1, 3]);
    expect(await ordinals({ ordinal: { notIn: [1, 3] } })).toEqual([0, 2]);
    expect(await ordinals({ ordinal: { in: [] } })).toEqual([]);
    expect(await ordinals({ ordinal: { notIn: [] } })).toEqual([0, 1, 2, 3]);
  });

  it('have what their model has where nothing is given', async () => {
    await insertRows(connection, 'Block', [block(0)]);
    expect(await selectRows(connection, 'Block', '*', { datasetId })).toEqual([
      { datasetId, ordinal: 0, recordCount: 10, kinds: '', contestCount: 0, checksum: null },
    ]);
  });

  it('are added in any number, in order', async () => {
    const added = Array.from({ length: 1500 }, (_, ordinal) => ordinal);
    await insertRows(connection, 'Block', added.map(block));
    expect(await ordinals({ datasetId })).toEqual(added);
    await insertRows(connection, 'Block', []);
  });

  it('are left out where they are there already, if that is wanted', async () => {
    await insertRows(connection, 'Block', [block(0)]);
    const other = [{ ...block(0), recordCount: 99 }, block(1)];
    await expect(insertRows(connection, 'Block', other)).rejects.toThrow(/unique/i);
    await insertRows(connection, 'Block', other, { skipDuplicates: true });
    const rows = await selectRows(connection, 'Block', ['recordCount'], { datasetId }, 'ordinal');
    expect(rows).toEqual([{ recordCount: 10 }, { recordCount: 10 }]);
  });

  it('are refused where their columns differ', async () => {
    const rows = [block(0), { ...block(1), kinds: 'batch' }];
    const mixed = connection.transaction((transaction) => insertRows(transaction, 'Block', rows));
    await expect(mixed).rejects.toThrow(/unequal columns/);
    expect(await ordinals({})).toEqual([]);
  });

  it('are changed and removed as far as they are meant, and counted', async () => {
    await insertRows(connection, 'Block', [0, 1, 2].map(block));
    const later = { datasetId, ordinal: { gte: 1 } };
    expect(await updateRows(connection, 'Block', later, { recordCount: 5, checksum: 7 })).toBe(2);
    const rows = await selectRows(connection, 'Block', ['recordCount', 'checksum'], {}, 'ordinal');
    expect(rows).toEqual([
      { recordCount: 10, checksum: null },
      { recordCount: 5, checksum: 7 },
      { recordCount: 5, checksum: 7 },
    ]);
    expect(await deleteRows(connection, 'Block', later)).toBe(2);
    expect(await ordinals({})).toEqual([0]);
  });

  it('are never all of them, where some are changed or removed', async () => {
    for (const run of [
      () => deleteRows(connection, 'Block', {}),
      () => updateRows(connection, 'Block', {}, { recordCount: 1 }),
    ])
      await expect(run()).rejects.toThrow('all rows of Block are never meant');
  });

  it('do not compile with names that no model has', async () => {
    const wrong = [
      // @ts-expect-error -- no such column
      () => selectRows(connection, 'Block', ['place'], {}),
      // @ts-expect-error -- no such column
      () => selectRows(connection, 'Block', ['ordinal'], { place: 1 }),
      // @ts-expect-error -- no such column
      () => updateRows(connection, 'Block', { ordinal: 1 }, { place: 1 }),
      // @ts-expect-error -- no such model
      () => deleteRows(connection, 'Blocks', { ordinal: 1 }),
    ];
    for (const run of wrong) await expect(run()).rejects.toThrow(/place|blocks/i);
    // @ts-expect-error -- a column without a default is missing
    await expect(insertRows(connection, 'Block', [{ datasetId, ordinal: 9 }])).rejects.toThrow();
  });
});

describeEachDatabase('a text of several statements', (databases) => {
  /** What Prisma's migrations may hold: semicolons in texts, in comments and in what a trigger does. */
  const triggers = {
    sqlite: `CREATE TRIGGER "keep" AFTER INSERT ON "Note" BEGIN
  INSERT INTO "Log" VALUES ('added;');
  INSERT INTO "Log" VALUES (NEW."text");
END;`,
    postgresql: `CREATE FUNCTION keep() RETURNS trigger AS $body$
BEGIN
  INSERT INTO "Log" VALUES ('added;');
  INSERT INTO "Log" VALUES (NEW."text");
  RETURN NEW;
END;
$body$ LANGUAGE plpgsql;
CREATE TRIGGER "keep" AFTER INSERT ON "Note" FOR EACH ROW EXECUTE FUNCTION keep();`,
  };
  const script = `-- CreateTable; two of them
CREATE TABLE "Note" ("text" TEXT NOT NULL DEFAULT 'a;
b');
CREATE TABLE "Log" ("text" TEXT);
${triggers[databases.provider]}
INSERT INTO "Note" VALUES ('it''s; here');
`;

  it('is run as the database reads it', async () => {
    const url = await databases.create();
    const connection = await Connection.open(parseDatabaseUrl(url));
    await connection.transaction((transaction) => transaction.script(script));
    const [notes, log] = await databases.sql(url, 'SELECT * FROM "Note"', 'SELECT * FROM "Log"');
    expect(notes).toEqual([{ text: "it's; here" }]);
    expect(log).toEqual([{ text: 'added;' }, { text: "it's; here" }]);
    await connection.close();
  });

  it('is run whole or not at all', async () => {
    const url = await databases.create();
    const connection = await Connection.open(parseDatabaseUrl(url));
    const failing = connection.transaction((transaction) =>
      transaction.script(`${script}INSERT INTO "Nowhere" VALUES (1);`),
    );
    await expect(failing).rejects.toThrow(/Nowhere/);
    await expect(databases.sql(url, 'SELECT * FROM "Note"')).rejects.toThrow(/Note/);
    await connection.close();
  });
});
