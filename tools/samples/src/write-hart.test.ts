import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { writeHart } from './write-hart.ts';

describe('writeHart', () => {
  const files = textsOf(writeHart(tinyElection));
  const sheets = Object.values(files).map((text) => text.replaceAll(/<Id>[^<]*<\/Id>/gu, ''));

  it('names one file a record', () => {
    expect(Object.keys(files)).toHaveLength(3);
    for (const name of Object.keys(files)) {
      expect(name).toMatch(/^CVRs\.zip\/1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.xml$/u);
    }
  });

  it('lists marked options only, a ranking by its digits', () => {
    expect(sheets[0]).toContain(
      '<Contest><Name>Mayor</Name><Options><Option><Name>Bo, B &amp; C</Name><Value>01</Value></Option></Options></Contest>',
    );
    expect(sheets[1]).toContain('<Name>Ann</Name><Value>11</Value>');
    expect(sheets[1]).not.toContain('Council');
    expect(sheets[2]).toContain('<Name>Mayor</Name><Options /><Undervotes>1</Undervotes>');
  });

  it('writes each write-in line, and what makes an overvote', () => {
    expect(sheets[0]?.match(/<WriteInDataStatus>Unresolved/gu)).toHaveLength(2);
    expect(sheets[0]).not.toContain('Overvoted');
    expect(sheets[2]).toContain('<Name>Cy</Name><Value>1</Value>');
    expect(sheets[2]).toContain('</Options><Overvoted /></Contest>');
  });
});
