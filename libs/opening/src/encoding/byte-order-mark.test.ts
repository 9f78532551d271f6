import { withoutByteOrderMark } from './byte-order-mark.ts';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

describe('a byte order mark', () => {
  it.each(['', 'a', '\uFEFF', '\uFEFFab,c', 'ab\uFEFFc', '\uFEFF\uFEFFa'])(
    'is dropped once, at the beginning, in chunks of every size: %j',
    async (text) => {
      for (let size = 1; size < 8; size += 1) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of withoutByteOrderMark(inChunks(Buffer.from(text), size)))
          chunks.push(chunk);
        expect(Buffer.concat(chunks).toString()).toBe(text.replace(/^\uFEFF/, ''));
      }
    },
  );
});
