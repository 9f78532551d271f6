import { setTimeout as sleep } from 'node:timers/promises';
import { Watchdog } from './watchdog.ts';

describe('a watchdog', () => {
  it('ends no process in which no step has begun', async () => {
    const watchdog = new Watchdog(1);
    await sleep(500);
    await watchdog.stop();
  });
});
