import { ContestMap } from '../../contests/contest-map.ts';
import { ContestsOfFiles } from '../../contests/contests-of-files.ts';
import {
  candidate,
  contest,
  cvr,
  failure,
  filesOf,
  list,
  type Json,
  listed,
  manifests,
  mark,
  memoryFile,
  readFiles,
  session,
} from '../../../test/dominion-json-reading.ts';

/** An export of one contest, in a folder of its own: its title, its candidates by their ids, and the one marked. */
const exportIn = (
  folder: string,
  id: number,
  title: string,
  candidates: Readonly<Record<number, string>>,
  marked: number,
  more: Json = {},
) => ({
  [`${folder}/CvrExport_1.json`]: cvr(session([listed(id, [mark(marked)])])),
  [`${folder}/ContestManifest.json`]: list(contest(id, { Description: title, ...more })),
  [`${folder}/CandidateManifest.json`]: list(
    ...Object.entries(candidates).map(([candidateId, name]) =>
      candidate(Number(candidateId), name, { ContestId: id }),
    ),
  ),
});

describe('two Dominion JSON exports', () => {
  it('give one identifier to other contests and candidates: each has its own', async () => {
    const { contests, lines } = await readFiles(
      filesOf({
        ...exportIn('north', 1, 'Mayor', { 11: 'Ann', 12: 'Bo' }, 11),
        ...exportIn('south', 1, 'Sheriff', { 11: 'Cy', 12: 'Di' }, 11),
      }),
    );
    expect(lines).toEqual(['Mayor: Ann', 'Sheriff: Cy']);
    expect(contests.map(({ choices }) => choices.length)).toEqual([2, 2]);
  });

  it('share a contest by its title and choices, whatever the identifiers', async () => {
    const { contests, lines, codes } = await readFiles(
      filesOf({
        ...exportIn('north', 1, 'Governor', { 11: 'Ann', 12: 'Bo' }, 12),
        ...exportIn('south', 7, 'Governor', { 71: 'Bo', 72: 'Ann' }, 71),
      }),
    );
    expect(contests).toHaveLength(1);
    expect(contests[0]?.choices.map(({ name }) => name)).toEqual(['Ann', 'Bo']);
    expect(lines).toEqual(['Governor: Bo', 'Governor: Bo']);
    expect(codes.filter((code) => code.includes('contests_'))).toEqual([]);
  });

  it('have two contests where one title and identifier stand for other candidates, and that is said', async () => {
    const { lines, contests, codes } = await readFiles(
      filesOf({
        ...exportIn('north', 1, 'Commissioner', { 11: 'Ann', 12: 'Bo' }, 11),
        ...exportIn('south', 1, 'Commissioner', { 13: 'Cy', 14: 'Di' }, 13),
      }),
    );
    expect(contests).toHaveLength(2);
    expect(lines).toEqual(['Commissioner: Ann', 'Commissioner: Cy']);
    expect(codes).toContain('warning contests_told_apart');
  });

  it('have two questions where one title has two identifiers, as answers tell nothing, and that is said', async () => {
    const yesNo = { 11: 'Yes', 12: 'No' };
    const north = exportIn('north', 1, 'Measure 9', yesNo, 11);
    const same = await readFiles(
      filesOf({ ...north, ...exportIn('south', 1, 'Measure 9', yesNo, 12) }),
    );
    expect(same.contests).toHaveLength(1);
    expect(same.lines).toEqual(['Measure 9: Yes', 'Measure 9: No']);
    const other = await readFiles(
      filesOf({ ...north, ...exportIn('south', 2, 'Measure 9', { 21: 'Yes', 22: 'No' }, 22) }),
    );
    expect(other.contests).toHaveLength(2);
    const said = other.issues.filter(({ code }) => code === 'contests_told_apart');
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringContaining('"Measure 9" is 2 contests, as the files call them by different'),
    ]);
  });

  it('are joined and parted by a person, who names the manifests', async () => {
    const map = new ContestMap('map.csv', [
      { line: 2, file: 'south/ContestManifest.json', title: 'US President', contest: 'President' },
    ]);
    const files = filesOf({
      ...exportIn('north', 1, 'President', { 11: 'Ann', 12: 'Bo' }, 11),
      ...exportIn('south', 1, 'US President', { 11: 'Ann', 12: 'Bo' }, 12),
    });
    expect((await readFiles(files)).codes).toContain('warning contests_alike');
    const { lines, contests } = await readFiles(files, new ContestsOfFiles(map));
    expect(contests).toHaveLength(1);
    expect(lines).toEqual(['President: Ann', 'President: Bo']);
  });

  it('are refused where a contest takes more votes, or a file is in no folder of them', async () => {
    const north = exportIn('north', 1, 'Board', { 11: 'Ann', 12: 'Bo' }, 11);
    const south = exportIn('south', 1, 'Board', { 11: 'Ann', 12: 'Bo' }, 11, { VoteFor: 2 });
    expect(await failure({ ...north, ...south })).toBe('contest_differs');
    const other = exportIn('south', 1, 'Board', { 11: 'Ann', 12: 'Bo' }, 11);
    expect(await failure({ ...north, ...other, 'CvrExport_9.json': cvr(session([])) })).toBe(
      'manifest_ambiguous',
    );
  });
});

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
