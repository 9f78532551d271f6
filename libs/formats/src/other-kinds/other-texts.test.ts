import { TextSample } from '@crossvote/opening';
import { textKinds } from './other-texts.ts';

describe('kinds of other texts', () => {
  it('are looked for in a head of blank lines in one pass', () => {
    const sample = new TextSample(Buffer.alloc(1 << 20, '\n'));
    expect(textKinds.filter((kind) => kind.test(sample))).toEqual([]);
  });
});
