import { spawnSync } from 'node:child_process';
import { isRunning, thisProcess } from './ingest-process.ts';

describe('the process of an ingest', () => {
  it('is the same one however much it does and takes', () => {
    const before = thisProcess();
    const memory = Buffer.alloc(64 << 20, 1);
    expect(thisProcess()).toEqual(before);
    expect([isRunning(before), memory.at(-1)]).toEqual([true, 1]);
  });

  it('is known to have ended, and of another machine nothing is known', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(isRunning({ ...thisProcess(), pid })).toBe(false);
    expect(isRunning({ ...thisProcess(), host: 'elsewhere' })).toBeUndefined();
  });

  it('is there where it may not be signalled, as that of another user', () => {
    const kill = jest.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('not yours'), { code: 'EPERM' });
    });
    expect(isRunning(thisProcess())).toBe(true);
    kill.mockImplementation(() => {
      throw Object.assign(new Error('none such'), { code: 'ESRCH' });
    });
    expect(isRunning(thisProcess())).toBe(false);
    kill.mockRestore();
  });
});
