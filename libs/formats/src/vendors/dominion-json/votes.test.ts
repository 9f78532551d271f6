import { listed, mark, read, session } from '../../../test/dominion-json-reading.ts';

describe('votes of a Dominion JSON export', () => {
  it('count where the flag says so and the mark is not ambiguous', async () => {
    const { lines, codes } = await read(
      session([listed(1, [mark(11), mark(12, { IsVote: false })])]),
      session([listed(1, [mark(11, { IsVote: false, IsAmbiguous: true })], { Undervotes: 1 })]),
      session([listed(1, [mark(11), mark(12, { IsAmbiguous: true })])]),
    );
    expect(lines).toEqual([
      'Mayor of Example: Ann',
      'Mayor of Example: none',
      'Mayor of Example: Ann',
    ]);
    expect(codes).toEqual([]);
  });

  it('are overvoted where the export says so, also without marks, and in old versions by the marks', async () => {
    const lost = { IsVote: false };
    const { lines } = await read(
      session([listed(1, [mark(11, lost), mark(12, lost)], { Undervotes: 0, Overvotes: 1 })]),
      session([listed(1, [], { Undervotes: 0, Overvotes: 1 })]),
      session([listed(1, [mark(11, lost), mark(12, lost)])]),
      session([listed(1, [mark(11, lost)], { Undervotes: 1, Overvotes: 0 })]),
    );
    expect(lines).toEqual([
      'Mayor of Example: Ann, Bob, overvoted',
      'Mayor of Example: overvoted',
      'Mayor of Example: Ann, Bob, overvoted',
      'Mayor of Example: none',
    ]);
  });

  it('on several write-in lines count each; a candidate marked twice counts once, with a warning', async () => {
    const line = (index: number) => mark(29, { WriteinIndex: index });
    const { lines, codes } = await read(
      session([listed(2, [line(0), line(1), mark(21)])]),
      session([listed(2, [mark(21), mark(21)])]),
      session([listed(2, [mark(28, { WriteinIndex: 0 }), mark(28, { WriteinIndex: 1 })])]),
    );
    expect(lines).toEqual(['Contest B: Write-in, Write-in, Cy', 'Contest B: Cy', 'Contest B: Zed']);
    expect(codes).toEqual(['warning choice_marked_twice']);
  });

  it('are warned about where the undervotes or overvotes of the export contradict them', async () => {
    const { codes } = await read(
      session([listed(2, [mark(21)], { Undervotes: 0 })]),
      session([listed(1, [mark(11)], { Undervotes: 0, Overvotes: 1 })]),
    );
    expect(codes).toEqual(['warning undervotes_differ', 'warning overvotes_differ']);
  });
});
