import { listed, mark, read, session, version } from '../../../test/dominion-json-reading.ts';

describe('records of a Dominion JSON export', () => {
  it.each([
    ['wrong_type', { Original: 7 }],
    ['wrong_type', { Original: version([], { Cards: 7 }) }],
    ['wrong_type', { Original: version([{ Id: '1', Marks: [] }]) }],
    ['wrong_type', { Original: version([{ Id: 1 }]) }],
    ['wrong_type', { TabulatorId: { a: 1 } }],
    ['wrong_type', { Original: version([listed(1, [mark(11, { IsAmbiguous: undefined })])]) }],
    ['rank_unknown', { Original: version([listed(1, [mark(11, { Rank: 2 })])]) }],
    ['rank_unknown', { Original: version([listed(3, [mark(31, { Rank: undefined })])]) }],
    ['vote_flag_missing', { Original: version([listed(1, [mark(11, { IsVote: undefined })])]) }],
    ['contest_repeated', { Original: version([listed(1, []), listed(1, [])]) }],
    ['number_too_large', { Original: version([listed(1, [], { Undervotes: 1e9 })]) }],
    ['value_too_long', { BatchId: 'x'.repeat(256) }],
  ])('that cannot be read are refused whole: %s', async (code, more) => {
    const { lines, codes } = await read(session([], more), session([listed(1, [mark(11)])]));
    expect(codes).toEqual([`refused ${code}`]);
    expect(lines).toEqual(['Mayor of Example: Ann']);
  });
});
