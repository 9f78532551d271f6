import { createRandom, drawIndex } from '@crossvote/samples';

/** Bytes that mean something in CSV, in marks or in UTF-8. */
const hostileBytes = Buffer.from('",=\r\n \t01X\0;\'*\xef\xbb\xbf\xc3\xa9\xff', 'latin1');

/** The bytes of an export, damaged in one to three places from `lowest` on. */
export function damaged(bytes: Buffer, seed: number, lowest: number): Buffer {
  const random = createRandom(seed);
  let mutated = bytes;
  for (let times = 1 + drawIndex(random, 3); times > 0; times -= 1) {
    const at = lowest + drawIndex(random, mutated.length - lowest);
    const length = [0, 1, 1, 3, 40][drawIndex(random, 5)] ?? 0;
    const put = Buffer.from(
      Array.from(
        { length: drawIndex(random, 3) },
        () => hostileBytes[drawIndex(random, hostileBytes.length)] ?? 0,
      ),
    );
    const isMove = random() < 0.2;
    const other = drawIndex(random, mutated.length);
    const moved = mutated.subarray(other, other + 30);
    mutated = Buffer.concat([
      mutated.subarray(0, at),
      isMove ? moved : put,
      mutated.subarray(at + length),
    ]);
  }
  return mutated;
}
