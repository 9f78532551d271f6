import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPaths, sortByFormat } from '@crossvote/opening';
import { fileOf, inFolder } from '@crossvote/samples';
import { formats, knownFormats } from '../../src/formats.ts';
import { linesOf, readFiles } from '../ess-reading.ts';
import { refusedOf } from '../read-text.ts';
import { tallyho } from './tallyho.ts';

const header = 'Sheet,Precinct,Mayor: Ann|Bo|Write-in,Council Vote For 2: Cy|Di|Ed\r\n';
const read = (...texts: string[]) =>
  readFiles(
    texts.map((text, at) => fileOf(`file-${at + 1}.csv`, text)),
    tallyho,
  );

describe('the format that docs/adding-a-format.md adds', () => {
  it('reads marks, undervotes and contests that are not on a sheet', async () => {
    const rows = '1,North,Ann,Cy+Ed\r\n2,North,-,Di\r\n3,South,Write-in,\r\n';
    const result = await read(header + rows);
    expect(linesOf(result)).toEqual([
      'Mayor: Ann, Council Vote For 2: Cy+Ed',
      'Mayor: none, Council Vote For 2: Di',
      'Mayor: Write-in',
    ]);
    expect(result.contests.map(({ voteFor }) => voteFor)).toEqual([1, 2]);
    expect(result.records.map(({ attributes }) => attributes.precinct)).toEqual([
      'North',
      'North',
      'South',
    ]);
  });

  it('goes on where blocks of the sink end, and asks for codes anew', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, at) => `${at},North,${at % 3 === 0 ? 'Bo' : 'Ann'},\n`,
    );
    const { records } = await read(header + rows.join(''));
    expect(records).toHaveLength(50);
  });

  it('refuses a sheet with a name that is no choice, as a whole and with its line', async () => {
    const { records, issues } = await read(`${header}1,North,Ann,Zoe\r\n2,North,Bo,-\r\n`);
    expect(records).toHaveLength(1);
    expect(refusedOf(issues)).toEqual(['unknown_choice @2']);
  });

  it('has one contest where two files have it', async () => {
    const second = 'Sheet,Precinct,Mayor: Bo|Ann|Write-in\r\n9,East,Ann\r\n';
    const result = await read(`${header}1,North,Ann,-\r\n`, second);
    expect(result.contests.map(({ name }) => name)).toEqual(['Mayor', 'Council Vote For 2']);
    expect(linesOf(result).at(-1)).toBe('Mayor: Ann');
  });

  it('is found by a line in the list, and by no other format', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'sheets.csv');
      writeFileSync(file, `${header}1,North,Ann,-\r\n`);
      const { files, close } = await openPaths([file]);
      const withIt = { ...knownFormats, formats: [...formats, tallyho] };
      const found = await sortByFormat(withIt, files, 'auto');
      expect(found.formats.map(({ id }) => id)).toEqual(['tallyho']);
      await expect(sortByFormat(knownFormats, files, 'auto')).rejects.toMatchObject({
        code: 'format_unknown',
      });
      close();
    });
  });

  it('stands in the page as it is tested, in less than 150 lines', () => {
    const page = readFileSync(path.join(__dirname, '../../../../docs/adding-a-format.md'), 'utf8');
    const source = readFileSync(path.join(__dirname, 'tallyho.ts'), 'utf8');
    const [, shown] = /```typescript\n(.*?)```/s.exec(page) ?? [];
    expect(shown).toBe(source);
    expect(source.split('\n').length).toBeLessThan(150);
  });
});
