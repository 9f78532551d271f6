import { memoryFile } from '../../../test/dominion-json-reading.ts';
import { separateExports } from './separate-exports.ts';

const filesOf = (...names: string[]) => names.map((name) => memoryFile(name, ''));
const namesOf = (exports: ReturnType<typeof separateExports>) =>
  exports.map((files) => files.map(({ name }) => name));

describe('separateExports', () => {
  it('gives each file to the nearest folder with a manifest, and others to all', () => {
    const files = filesOf(
      ...['a/ContestManifest.json', 'a/CvrExport.json', 'a/b/ContestManifest.json'],
      ...['a/b/more/CvrExport.json', 'PartyManifest.json'],
    );
    expect(namesOf(separateExports(files))).toEqual([
      ['a/ContestManifest.json', 'a/CvrExport.json', 'PartyManifest.json'],
      ['a/b/ContestManifest.json', 'a/b/more/CvrExport.json', 'PartyManifest.json'],
    ]);
  });

  it('takes slashes that lean the other way, and folders at the root', () => {
    const files = filesOf(
      ...['ContestManifest.json', 'CvrExport.json'],
      ...['x\\ContestManifest.json', 'x\\CvrExport.json'],
    );
    expect(namesOf(separateExports(files))).toEqual([
      ['ContestManifest.json', 'CvrExport.json'],
      ['x\\ContestManifest.json', 'x\\CvrExport.json'],
    ]);
  });

  it('looks at each of very many folders once', () => {
    const folders = Array.from({ length: 20_000 }, (_, at) => `${'f'.repeat(200)}${at}`);
    const files = filesOf(
      ...folders.flatMap((folder) => [
        `${folder}/ContestManifest.json`,
        `${folder}/CvrExport.json`,
      ]),
    );
    // Comparing each file with each folder would take minutes.
    expect(separateExports(files)).toHaveLength(20_000);
  });
});
