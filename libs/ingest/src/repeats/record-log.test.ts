import { RecordKey } from '@crossvote/formats';
import { BlockBuilder } from '@crossvote/marks';
import type { ExportFile } from '@crossvote/opening';
import { digestBlock } from './block-digests.ts';
import { RecordLog } from './record-log.ts';

const fileOf = (name: string): ExportFile => ({
  name,
  head: () => Promise.resolve(Buffer.alloc(0)),
  async *read() {
    // No test reads this file.
  },
});

/** Files, given by the contests of each of their records. */
type Files = readonly (readonly (readonly number[])[])[];

/** The contests of each file, with blocks of `capacity` records. */
function contestsOf(files: Files, capacity: number): number[][] {
  const builder = new BlockBuilder(capacity);
  let records = 0;
  const log = new RecordLog(() => records);
  const key = new RecordKey();
  for (const [number, file] of files.entries()) {
    log.beginFile(fileOf(`${number}`));
    for (const contests of file) {
      for (const contest of contests)
        builder.setSelection(
          contest,
          builder.selectionCode(contest, { marks: [], declared: 'nothing' }),
        );
      records += 1;
      log.add(key.begin().number(records), 0);
      const block = builder.endRecord();
      if (block) log.addDigests(digestBlock(block));
    }
  }
  const last = builder.takeBlock();
  if (last) log.addDigests(digestBlock(last));
  return log.finish().map(({ contests }) => [...contests].sort((a, b) => a - b));
}

describe('a log of records', () => {
  it('knows the contests of each file, wherever blocks end', () => {
    const plain = Array.from({ length: 70 }, () => [1]);
    const files: Files = [
      [[1], [1, 2]],
      [],
      [[3]],
      [...plain, [1, 4], ...plain],
      [...plain, []],
      [[]],
      [[2], [5]],
    ];
    const expected = [[1, 2], [], [3], [1, 4], [1], [], [2, 5]];
    for (const capacity of [1, 2, 3, 31, 32, 33, 64, 100, 1000])
      expect(contestsOf(files, capacity)).toEqual(expected);
  });
});
