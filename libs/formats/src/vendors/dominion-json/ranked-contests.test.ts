import {
  candidate,
  cvr,
  filesOf,
  list,
  manifests,
  readFiles,
  type Json,
  listed,
  mark,
  read,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('ranks of a Dominion JSON export', () => {
  it('on ranks are read whatever the vote flag, in the order of the ranks', async () => {
    const ranked = (id: number, rank: number, more: Json = {}) => mark(id, { Rank: rank, ...more });
    const { lines, codes } = await read(
      session([listed(3, [ranked(32, 2, { IsVote: false }), ranked(31, 1)])]),
      session([listed(3, [ranked(31, 2), ranked(32, 2), ranked(33, 3, { IsAmbiguous: true })])]),
      session([listed(3, [ranked(31, 4)])]),
      session([listed(3, [], { Undervotes: 1 })]),
    );
    expect(lines).toEqual([
      'Contest C: Kim@1, Lee@2',
      'Contest C: Kim@2, Lee@2',
      'Contest C: none',
    ]);
    expect(codes).toEqual(['refused rank_unknown']);
  });

  it('are overvoted where two write-in lines share the first one', async () => {
    const line = (index: number, rank: number) => mark(39, { Rank: rank, WriteinIndex: index });
    const candidates = manifests['CandidateManifest.json'] as { List: Json[] };
    const withLines = list(...candidates.List, candidate(39, 'Write-in', { Type: 'WriteIn' }));
    const { lines } = await readFiles(
      filesOf({
        ...manifests,
        'CandidateManifest.json': withLines,
        'CvrExport.json': cvr(
          session([listed(3, [line(0, 1), line(1, 1)])]),
          session([listed(3, [line(0, 1), line(1, 2)])]),
          session([listed(3, [line(0, 1), line(0, 1)])]),
          session([listed(3, [mark(31), line(0, 2), line(1, 2)])]),
        ),
      }),
    );
    expect(lines).toEqual([
      'Contest C: Write-in@1, Write-in@1, overvoted',
      'Contest C: Write-in@1, Write-in@2',
      'Contest C: Write-in@1',
      'Contest C: Kim@1, Write-in@2, Write-in@2',
    ]);
  });
});
