import { spawnSync } from 'node:child_process';
import { manPage } from '../src/man-page.ts';
import { version } from '../src/version.ts';
import { cvrIn } from './support/call-cvr.ts';

const cvr = cvrIn('.', { env: {} });
const page = manPage('2024-02-03');

function isInstalled(program: string): boolean {
  if (spawnSync(program, ['-v']).error === undefined) return true;
  process.stderr.write(`LEFT OUT  the manual page in ${program}, which is not installed\n`);
  return false;
}

describe('the manual page', () => {
  it('is dated, and has the sections that readers look for', () => {
    expect(page).toContain(`.TH CVR 1 "2024-02-03" "cvr ${version}"`);
    const sections = [...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title);
    expect(sections).toEqual([
      'NAME',
      'SYNOPSIS',
      'OPTIONS',
      'COMMANDS',
      'ENVIRONMENT',
      'EXIT STATUS',
    ]);
  });

  it.each(['ingest', 'keys create', 'db verify', 'completion'])(
    'has of cvr %s all that its help has',
    async (command) => {
      const { out } = await cvr(...command.split(' '), '--help');
      const signs: Readonly<Record<string, string>> = { '-': '-', '(aq': "'", '(ti': '~' };
      const plain = page.replace(/\\(-|\(\w\w)/g, (sign, name: string) => signs[name] ?? sign);
      for (const [, option = ''] of out.matchAll(/^ {2}(--[a-z-]+)/gm))
        expect(plain).toContain(option);
      expect(plain).toContain(/\nExamples?:\n(.*)\n/.exec(out)?.[1]);
    },
  );

  const roff = isInstalled('groff') ? it : it.skip;
  roff('is set by groff without a warning (skipped where it is missing)', () => {
    const { status, stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-cbou'], {
      input: page,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('cvr cross 1 --source "Governor=Smith"');
    expect(stdout).toContain('postgresql://…');
  });

  const lint = isInstalled('mandoc') ? it : it.skip;
  lint('has no fault that mandoc finds (skipped where it is missing)', () => {
    const { stdout } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning'], {
      input: page,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});
