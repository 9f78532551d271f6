import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom, drawIndex, inFolder, partsOf, zipOf } from '@crossvote/samples';
import { openPaths } from '../files/open-paths.ts';

const random = createRandom(7);
/** Numbers that hardly pack, so that the sheet is most of the workbook. */
const rows = Array.from(
  { length: 20_000 },
  (_, row) => `<row r="${row + 1}"><c><v>${drawIndex(random, 1e9)}</v></c></row>`,
).join('');

describe('the bytes of a workbook that were read', () => {
  it('grow from nothing to its size while it is read, and again at the next reading', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'a.xlsx');
      writeFileSync(file, await zipOf(partsOf({ rows })));
      const { files, sources, close } = await openPaths([file]);
      const [[opened], [source]] = [files, sources];
      await opened?.head();
      expect(source?.bytesRead).toBe(0);
      for (const reading of ['first', 'second']) {
        const seen: number[] = [];
        for await (const chunk of opened?.read() ?? []) {
          expect([reading, chunk.length]).not.toContain(0);
          seen.push((source?.bytesRead ?? 0) / (source?.sizeBytes ?? 0));
        }
        expect(seen.length).toBeGreaterThan(8);
        expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
        expect(seen[0]).toBeLessThan(0.2);
        expect(seen.at(-1)).toBeGreaterThan(0.95);
        expect(seen.at(-1)).toBeLessThanOrEqual(1);
      }
      close();
    });
  });
});
