import { isRunByNpm, onParentGone } from './parent-watch.ts';

describe('a process is run by npm', () => {
  it.each(["'cvr'", 'cvr', 'cvr serve --port 8080', 'cvr db migrate && cvr serve'])(
    'by the script %j',
    (script) => {
      expect(isRunByNpm({ npm_lifecycle_script: script })).toBe(true);
    },
  );

  it.each([
    'cvr serve &',
    'nohup cvr serve > log 2>&1 &',
    'setsid cvr serve',
    'node start.mjs',
    'pm2 start cvr',
    'echo cvr',
  ])('and may be meant to outlive it, or is another, by the script %j', (script) => {
    expect(isRunByNpm({ npm_lifecycle_script: script })).toBe(false);
  });

  it('not where nothing says so, as from a shell, systemd or a container', () => {
    expect(isRunByNpm({})).toBe(false);
  });
});

describe('onParentGone', () => {
  it('tells once that the parent is another process', async () => {
    const ids = [7, 7, 7, 1, 1];
    let told = 0;
    await new Promise<void>((resolve) => {
      onParentGone(
        () => {
          told += 1;
          resolve();
        },
        () => ids.shift() ?? 1,
      );
      // What is looked for with does not keep the process alive.
      const alive = setInterval(() => {
        if (told > 0) clearInterval(alive);
      }, 50);
    });
    expect({ told, left: ids }).toEqual({ told: 1, left: [1] });
  });
});
