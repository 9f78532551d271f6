import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sortByFormat, openPaths } from '@crossvote/opening';
import { zipOf } from '@crossvote/samples';
import { recordsOf } from '../../../test/export-of.ts';
import { contest, cvr, messagesOf, option, readHart } from '../../../test/hart-files.ts';
import { knownFormats } from '../../formats.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hart-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sheet = (choice: string, number = 1) =>
  cvr([contest('Mayor', option(choice))], `<SheetNumber>${number}</SheetNumber>`);
const files = {
  '1_aa.xml': sheet('Ann'),
  '1_aa.xml.sig.xml': '<Signature/>',
  'bb.xml': sheet('Bo', 2),
};

async function readPath(at: string) {
  const { files: opened, close } = await openPaths([at]);
  const { formats } = await sortByFormat(knownFormats, opened, 'auto');
  expect(formats.map(({ id }) => id)).toEqual(['hart']);
  return readHart(opened).finally(close);
}

describe('an export', () => {
  it('may be a folder', async () => {
    const cvrs = path.join(folder, 'cvrs');
    mkdirSync(cvrs);
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cvrs, name), text);
    const read = await readPath(cvrs);
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: Bo']);
    expect(messagesOf(read, 'sheets_not_linked')).toHaveLength(1);
  });

  it('may be an archive of the archives that the system writes', async () => {
    const second = { '1_cc.xml': sheet('Ann'), 'e_dd.xml': sheet('Cy') };
    const outer = path.join(folder, 'CVRs.zip');
    writeFileSync(
      outer,
      await zipOf({
        'CVRArchive_2_1_0_20241105.zip': await zipOf(files),
        'CVRArchive_2_1_0_20241105.zip.sig.xml': '<Signature/>',
        'CVRArchive_2_1_1_20241106.zip': await zipOf(second),
      }),
    );
    const read = await readPath(outer);
    expect(recordsOf(read).sort()).toEqual(['Mayor: Ann', 'Mayor: Ann', 'Mayor: Bo', 'Mayor: Cy']);
    expect(read.contests).toHaveLength(1);
  });
});
