import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { describeEachDatabase } from '@crossvote/store/testing';
import type { Store } from '../src/index.ts';
import { aDataset, aWrittenDataset, countRows, theEnd } from './a-dataset.ts';

describeEachDatabase('recovery', (databases) => {
  let url: string;
  let store: Store;
  beforeEach(async () => {
    url = await databases.create();
    store = await databases.open(url);
  });
  const claim = (set: string) => databases.sql(url, `UPDATE "IngestRun" SET ${set}`);
  const deadPid = spawnSync(process.execPath, ['-e', '']).pid;
  const tenMinutesAgo =
    databases.provider === 'sqlite'
      ? `'${new Date(Date.now() - 600_000).toISOString().replace('Z', '+00:00')}'`
      : `(now() at time zone 'utc') - interval '10 minutes'`;
  const datasetRows = async () => {
    const [rows = []] = await databases.sql(url, countRows);
    return rows.map(({ rows: count }) => Number(count));
  };

  it('clears the remains of a killed ingest, down to the last row', async () => {
    await aWrittenDataset(store);
    await claim(`"pid" = ${deadPid}`);
    await databases.open(url);
    expect(await datasetRows()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('clears a run whose process number was given to another process', async () => {
    await aWrittenDataset(store);
    await claim(`"pid" = ${process.pid}, "processStart" = 'another time'`);
    await databases.open(url);
    expect(await datasetRows()).toEqual(
      os.platform() === 'linux' ? [0, 0, 0, 0, 0, 0, 0, 0, 0] : expect.anything(),
    );
  });

  it('clears a dataset that no run writes', async () => {
    await aWrittenDataset(store);
    await databases.sql(url, 'DELETE FROM "IngestRun"');
    await databases.open(url);
    expect((await datasetRows())[0]).toBe(0);
  });

  it('leaves a running ingest alone, which then completes', async () => {
    const writer = await aWrittenDataset(store);
    await databases.open(url);
    await writer.complete(theEnd());
    expect(await store.datasets.list()).toHaveLength(1);
  });

  it('leaves a dataset alone of which the status is damaged, and tells it', async () => {
    const id = await aDataset(store);
    await databases.sql(url, `UPDATE "Dataset" SET "status" = 'complezed'`);
    const anew = await databases.open(url);
    expect((await datasetRows())[0]).toBe(1);
    expect(await anew.datasets.names()).toEqual([
      { id, name: 'Town election', visibility: 'keyed' },
    ]);
    for (const read of [() => anew.datasets.list(), () => anew.datasets.find(id)])
      await expect(read()).rejects.toThrow(`dataset ${id}, its status`);
    expect(await anew.datasets.delete(id)).toBe(true);
    expect(await anew.datasets.names()).toEqual([]);
  });

  it('leaves a run of another machine alone while its heart beats', async () => {
    await aWrittenDataset(store);
    await claim(`"host" = 'elsewhere', "pid" = ${deadPid}`);
    await databases.open(url);
    expect((await datasetRows())[0]).toBe(1);
  });

  it('clears a run of another machine that is silent for minutes', async () => {
    await aWrittenDataset(store);
    await claim(`"host" = 'elsewhere', "heartbeatAt" = ${tenMinutesAgo}`);
    await databases.open(url);
    expect((await datasetRows())[0]).toBe(0);
  });

  /** Changes the clock of this process, but not the clock of the database. */
  const withClockOff = async <Result>(milliseconds: number, work: () => Promise<Result>) => {
    jest.useFakeTimers({
      now: Date.now() + milliseconds,
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'performance',
        'queueMicrotask',
      ],
    });
    try {
      return await work();
    } finally {
      jest.useRealTimers();
    }
  };

  it.each([
    ['behind', -600_000],
    ['ahead', 600_000],
  ])('leaves a run alone whose machine has its clock %s', async (_what, milliseconds) => {
    const writer = await withClockOff(milliseconds, () => aWrittenDataset(store));
    await claim(`"host" = 'elsewhere', "pid" = ${deadPid}`);
    await databases.open(url);
    expect((await datasetRows())[0]).toBe(1);
    await claim(`"heartbeatAt" = ${tenMinutesAgo}`);
    await withClockOff(-600_000, () => databases.open(url));
    expect((await datasetRows())[0]).toBe(0);
    await writer.abandon();
  });

  it('hears the heart of an ingest that reads for long between two blocks', async () => {
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'nextTick',
        'setImmediate',
        'setTimeout',
        'performance',
        'queueMicrotask',
      ],
    });
    const writer = await aWrittenDataset(store);
    await claim(`"host" = 'elsewhere', "pid" = ${deadPid}, "heartbeatAt" = ${tenMinutesAgo}`);
    jest.advanceTimersByTime(60_000);
    jest.useRealTimers();
    // SQLite does writes in order, and the heartbeat is one of them. PostgreSQL may take a moment.
    const isFresh = `SELECT "heartbeatAt" > ${tenMinutesAgo} AS "fresh" FROM "IngestRun"`;
    for (let fresh = false; !fresh;) {
      const [rows = []] = await databases.sql(url, isFresh);
      fresh = Boolean(rows[0]?.fresh);
    }
    await databases.open(url);
    await writer.complete(theEnd());
    expect(await store.datasets.list()).toHaveLength(1);
  });

  it('tells an ingest that it was taken for dead, and keeps what it writes out', async () => {
    const first = await aWrittenDataset(store);
    const second = await aWrittenDataset(store);
    const third = await aWrittenDataset(store);
    await claim(`"heartbeatAt" = ${tenMinutesAgo}`);
    await databases.open(url);
    const cleared = /taken for dead and cleared by another process; run it again/;
    await expect(first.complete(theEnd())).rejects.toThrow(cleared);
    await expect(
      second.writeBlock({ recordCount: 1, marks: [], attributes: [] }, []),
    ).rejects.toThrow(cleared);
    await expect(third.startOver()).rejects.toThrow(cleared);
    expect(await datasetRows()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('finishes a deletion that was interrupted', async () => {
    const id = await aDataset(store);
    await databases.sql(
      url,
      `UPDATE "Dataset" SET "status" = 'deleting' WHERE "id" = ${id}`,
      'DELETE FROM "MarkBlock"',
    );
    await databases.open(url);
    expect(await datasetRows()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('clears nothing of a completed dataset, however old', async () => {
    await aDataset(store);
    await claim(`"pid" = ${deadPid}, "host" = 'elsewhere', "heartbeatAt" = ${tenMinutesAgo}`);
    await databases.open(url);
    expect(await store.datasets.list()).toHaveLength(1);
  });
});
