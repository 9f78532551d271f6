import path from 'node:path';
import { workspace } from './support/folders.ts';
import { importGraph } from './support/import-circles.ts';

const vendors = path.join(workspace, 'libs', 'formats', 'src', 'vendors');

/** The folder of a file within the vendors' folder; undefined for any other file. */
function vendorOf(file: string): string | undefined {
  const [vendor = ''] = path.relative(vendors, file).split(path.sep);
  return vendor === '..' ? undefined : vendor;
}

/** A test may read an export of one vendor with the reader of another, to see that they are told apart. */
const isTest = (file: string) => file.endsWith('.test.ts');

describe('the folder of a vendor', () => {
  it('imports nothing from the folder of another', () => {
    const sources = [...importGraph([vendors])].filter(([file]) => !isTest(file));
    expect(new Set(sources.map(([file]) => vendorOf(file))).size).toBeGreaterThan(5);
    const across = sources.flatMap(([file, imported]) =>
      imported
        .filter((to) => vendorOf(to) !== undefined && vendorOf(to) !== vendorOf(file))
        .map((to) => `${path.relative(vendors, file)} > ${path.relative(vendors, to)}`),
    );
    expect(across).toEqual([]);
  });
});
