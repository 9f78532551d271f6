import { showProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

function terminalOf(lines: string[]): Terminal {
  return {
    out: (text) => lines.push(`out ${text}`),
    err: (text) => lines.push(text),
    isInteractive: false,
    width: 80,
    env: {},
  };
}

describe('showProgress', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('prints a plain line every five seconds where there is no terminal', () => {
    jest.useFakeTimers();
    const lines: string[] = [];
    const progress = showProgress(terminalOf(lines), false);
    for (let tenths = 1; tenths <= 120; tenths += 1) {
      jest.advanceTimersByTime(100);
      progress.update({ bytesRead: tenths * 1e6, bytesTotal: 200e6, records: tenths * 1000 });
    }
    progress.stop();
    expect(lines).toEqual([
      'read 50.0 MB of 200 MB, 50,000 records',
      'read 100 MB of 200 MB, 100,000 records',
    ]);
  });

  it('prints nothing when it is to be quiet', () => {
    const lines: string[] = [];
    const progress = showProgress(terminalOf(lines), true);
    progress.update({ bytesRead: 1, bytesTotal: 1, records: 1 });
    progress.stop();
    expect(lines).toEqual([]);
  });
});
