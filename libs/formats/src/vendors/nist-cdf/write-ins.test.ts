import { codesOf, contest, mark, one, selectionsOf } from '../../../test/nist-cdf-reading.ts';

describe('a write-in of the NIST format', () => {
  it('of a write-in counts by its line, or without any choice', async () => {
    const result = await one(
      contest('mayor', [mark(undefined, { CVRWriteIn: { Text: 'Zoe' } })]),
      contest('council', [mark('c-w1', { CVRWriteIn: {} }), mark('c-w2', { CVRWriteIn: {} })]),
    );
    expect(selectionsOf(result)).toEqual(['Mayor: Write-in | Council: Write-in + Write-in']);
    expect(codesOf(result)).toContain('write_in_texts_not_read');
  });
});
