import {
  cvr,
  listed,
  mark,
  memoryFile,
  read,
  readFiles,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('a Dominion JSON export without manifests', () => {
  it('without manifests are named by id, with vote-for and ranks as the records show', async () => {
    const result = await readFiles([
      memoryFile(
        'CvrExport.json',
        cvr(
          session([listed(12, [mark(5)], { Undervotes: 2 })]),
          session([listed(12, [mark(6), mark(5)], { Undervotes: 1 })]),
          session([listed(9, [mark(1, { Rank: 2 }), mark(2)])]),
        ),
      ),
    ]);
    expect(result.contests.map((c) => [c.name, c.voteFor, c.rankLimit])).toEqual([
      ['Contest 9', 1, 2],
      ['Contest 12', 3, 0],
    ]);
    expect(result.contests.every(({ voteForIsInferred }) => voteForIsInferred)).toBe(true);
    expect(result.lines[1]).toBe('Contest 12: Candidate 6, Candidate 5');
    expect(result.issues.filter(({ code }) => code === 'manifest_missing')).toHaveLength(5);
    expect(result.issues[0]?.message).toContain('ContestManifest.json');
  });

  it('that no manifest lists: a candidate is kept by id, a contest or a candidate of another refuses', async () => {
    const { lines, codes } = await read(
      session([listed(1, [mark(99)])]),
      session([listed(1, [mark(21)])]),
      session([listed(8, [])]),
    );
    expect(lines).toEqual(['Mayor of Example: Candidate 99']);
    expect(codes).toEqual([
      'refused candidate_of_other_contest',
      'refused contest_unknown',
      'warning candidate_unknown',
    ]);
  });

  it('may have a candidate of one id in two contests', async () => {
    const { lines, codes } = await readFiles([
      memoryFile('CvrExport.json', cvr(session([listed(1, [mark(5)]), listed(2, [mark(5)])]))),
    ]);
    expect(lines).toEqual(['Contest 1: Candidate 5 | Contest 2: Candidate 5']);
    expect(codes.filter((code) => code.startsWith('refused'))).toEqual([]);
  });
});
