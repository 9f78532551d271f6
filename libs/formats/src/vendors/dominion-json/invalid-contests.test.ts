import {
  cvr,
  filesOf,
  listed,
  manifests,
  mark,
  read,
  readFiles,
  session,
} from '../../../test/dominion-json-reading.ts';

describe('voided contests of a Dominion JSON export', () => {
  it('are not on the ballot where the condition that its manifest names voids them', async () => {
    const { lines, codes } = await read(
      session([
        listed(1, [mark(11, { IsVote: false })], { OutstackConditionIds: [70] }),
        listed(2, [], { OutstackConditionIds: [7] }),
      ]),
    );
    expect(lines).toEqual(['Contest B: none']);
    expect(codes).toEqual(['assumption invalid_contests']);
  });

  it('take condition 7 as void, and say so, where no manifest names conditions', async () => {
    const others = Object.fromEntries(
      Object.entries(manifests).filter(([name]) => !name.startsWith('Outstack')),
    );
    const result = await readFiles(
      filesOf({
        'CvrExport.json': cvr(session([listed(2, [], { OutstackConditionIds: [7] })])),
        ...others,
      }),
    );
    expect(result.lines).toEqual(['']);
    expect(result.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('condition 7'),
    ]);
  });
});
