import { read, session } from '../../../test/dominion-json-reading.ts';

describe('Dominion JSON sessions', () => {
  it('that repeat are warned about; masked ids repeat nothing', async () => {
    const image = { ImageMask: 'D:\\x\\00001_00002_000003*.*' };
    const { codes, issues } = await read(
      ...[{ RecordId: 4 }, { RecordId: 5 }, { RecordId: 4 }, {}, {}, image, image].map((more) =>
        session([], more),
      ),
    );
    expect(codes).toEqual(['warning duplicate_record']);
    expect(issues[0]?.message).toContain('2 times');
    expect(issues.map(({ message }) => message).join()).not.toMatch(/00001|secret/);
  });
});
