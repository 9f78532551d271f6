import {
  cvr,
  filesOf,
  listed,
  manifests,
  mark,
  memoryFile,
  readFiles,
  session,
} from '../../test/dominion-json-reading.ts';

describe('files of a Dominion JSON export', () => {
  it('are found in sub-folders, with a byte order mark, among others', async () => {
    const result = await readFiles([
      memoryFile('x/readme.pdf', '%PDF'),
      memoryFile('x/CvrExport_10.json', `\ufeff${JSON.stringify(cvr(session([])), null, 2)}`),
      memoryFile('x/y/CvrExport_10.json', cvr(session([]))),
      ...Object.entries(manifests).map(([name, json]) => memoryFile(`x\\${name}`, json)),
      memoryFile('x/TabulatorManifest.json', 'never read'),
    ]);
    expect(result.records).toHaveLength(2);
    expect(result.codes).toEqual(['warning files_passed_over', 'warning file_name_repeated']);
    expect(result.issues[0]).toMatchObject({ place: { file: 'x/readme.pdf' } });
  });

  it('give the same records wherever their pieces end', async () => {
    const text = JSON.stringify(
      cvr(
        session([listed(1, [mark(12)])], { Note: 'brackets ]}[{ and "quotes\\" in a text' }),
        session([listed(3, [mark(31), mark(32, { Rank: 2 })])]),
      ),
      null,
      '\r\n\t',
    );
    const at = (chunkBytes: number) =>
      readFiles(filesOf({ 'CvrExport.json': text, ...manifests }, chunkBytes));
    const whole = await at(1 << 20);
    expect(whole.lines).toEqual(['Mayor of Example: Bob', 'Contest C: Kim@1, Lee@2']);
    for (const chunkBytes of [1, 2, 3, 7, 64]) expect(await at(chunkBytes)).toEqual(whole);
  });
});
