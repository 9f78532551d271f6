import { pino } from 'pino';
import type { UsageRow } from '../deps.ts';
import { UsageTracker } from './usage-tracker.ts';

const endpoint = 'GET /api/v1/election/datasets';

function setUp() {
  const state = { time: 1000, failing: false, written: [] as UsageRow[][] };
  const keys = {
    findByHash: () => Promise.resolve(null),
    addUsage: (rows: readonly UsageRow[]) => {
      if (state.failing) return Promise.reject(new Error('disk full'));
      state.written.push([...rows]);
      return Promise.resolve();
    },
  };
  const logger = pino({ level: 'silent' });
  const tracker = new UsageTracker(keys, { logger, now: () => state.time, intervalMs: 3_600_000 });
  return { state, tracker };
}

describe('UsageTracker', () => {
  it('adds up requests per key and endpoint into one batch', async () => {
    const { state, tracker } = setUp();
    tracker.record(1, endpoint);
    state.time = 2000;
    tracker.record(1, endpoint);
    tracker.record(2, endpoint);
    tracker.record(1, 'GET /other');
    await tracker.stop();
    expect(state.written).toEqual([
      [
        { keyId: 1, endpoint, requests: 2, lastUsedAt: new Date(2000) },
        { keyId: 1, endpoint: 'GET /other', requests: 1, lastUsedAt: new Date(2000) },
        { keyId: 2, endpoint, requests: 1, lastUsedAt: new Date(2000) },
      ],
    ]);
  });

  it('writes nothing when nothing was counted', async () => {
    const { state, tracker } = setUp();
    await tracker.stop();
    expect(state.written).toEqual([]);
  });

  it('keeps the counts of a batch that could not be written', async () => {
    const { state, tracker } = setUp();
    tracker.record(1, endpoint);
    state.failing = true;
    await tracker.flush();
    tracker.record(1, endpoint);
    state.failing = false;
    await tracker.stop();
    expect(state.written).toEqual([
      [{ keyId: 1, endpoint, requests: 2, lastUsedAt: new Date(1000) }],
    ]);
  });

  it('keeps the time of a batch that could not be written', async () => {
    const { state, tracker } = setUp();
    tracker.record(1, endpoint);
    state.failing = true;
    await tracker.flush();
    state.failing = false;
    await tracker.stop();
    expect(state.written).toEqual([
      [{ keyId: 1, endpoint, requests: 1, lastUsedAt: new Date(1000) }],
    ]);
  });

  it('writes in batches by itself', async () => {
    const { state } = setUp();
    const keys = {
      findByHash: () => Promise.resolve(null),
      addUsage: (rows: readonly UsageRow[]) => Promise.resolve(void state.written.push([...rows])),
    };
    jest.useFakeTimers();
    const tracker = new UsageTracker(keys, { logger: pino({ level: 'silent' }) });
    tracker.record(1, endpoint);
    await jest.advanceTimersByTimeAsync(5000);
    expect(state.written).toHaveLength(1);
    jest.useRealTimers();
    await tracker.stop();
  });
});
