import { listed, mark, read, session, version } from '../../../test/dominion-json-reading.ts';

describe('versions of a Dominion JSON session', () => {
  it('of the adjudicated version count, and a record without one current version is refused', async () => {
    const original = version([listed(1, [mark(11)])], { IsCurrent: false });
    const { lines, codes, issues } = await read(
      session([], { Original: original, Modified: version([listed(1, [mark(12)])]) }),
      session([], { Original: original }),
      session([], { Original: version([]), Modified: version([]) }),
    );
    expect(lines).toEqual(['Mayor of Example: Bob']);
    expect(codes).toEqual([
      'refused current_version_unclear',
      'refused current_version_unclear',
      'assumption adjudicated',
    ]);
    expect(issues[0]?.message).toMatch(/^record 2: /);
  });
});
