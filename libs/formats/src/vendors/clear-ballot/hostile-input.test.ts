import { createRandom, drawIndex, seedsFrom } from '@crossvote/samples';
import { FileError, type ExportFile, IssueLog } from '@crossvote/opening';
import { MemorySink } from '../../../test/memory-sink.ts';
import { clearBallot } from './clear-ballot.ts';

const fileOf = (name: string, bytes: Buffer): ExportFile => ({
  name,
  head: () => Promise.resolve(bytes),
  async *read() {
    await Promise.resolve();
    yield bytes;
  },
});

const current = Buffer.from(
  'RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID,PrecinctStyleName,ScanComputerName,Status,Remade,' +
    '"Choice_1_1:Mayor, City:Vote For 1:Ann:Dem",Choice_2_1:Mayor; City:Vote For 1:Bö:Rep,Choice_3_1:X:1:Vote For 1:A:,Choice_3_1:X:2:Vote For 1:A:\r\n' +
    Array.from(
      { length: 12 },
      (_, at) =>
        `${at + 1},AB,${at},AB+${at},1,1,P-1,scan,0,${at % 5 === 0 ? 1 : 0},1,0,${at % 2},1\r\n`,
    ).join(''),
);
const legacy = Buffer.from('BallotID,Choice_1_1,Choice_2_1\nA+1,1,0\nA+2,0,1\nA+3,,\n');
const choices = Buffer.from('ChoiceID,ContestID,ChoiceName\n1,1,Ann\n2,1,Bo\n');
const contests = Buffer.from('ContestID,ContestName\n1,Mayor\n');

/** Reads, or fails as a reader may. @returns the records, undefined when the export was refused */
async function outcome(...files: Buffer[]): Promise<number | undefined> {
  const sink = new MemorySink();
  const log = new IssueLog();
  try {
    const summary = await clearBallot.read(
      files.map((bytes, at) => fileOf(`${at}.csv`, bytes)),
      sink,
      log,
    );
    expect(summary.recordsStored).toBe(sink.records.length);
    expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
    return sink.records.length;
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

const hostile = Buffer.from('",:=\r\n \t01X\0;\'\xef\xbb\xbf\xff', 'latin1');

function mutate(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed);
  let mutated = bytes;
  for (let times = 1 + drawIndex(random, 3); times > 0; times -= 1) {
    const at = drawIndex(random, mutated.length);
    const put = Buffer.from([hostile[drawIndex(random, hostile.length)] ?? 0]);
    const other = drawIndex(random, mutated.length);
    mutated = Buffer.concat([
      mutated.subarray(0, at),
      random() < 0.3 ? mutated.subarray(other, other + 30) : put,
      mutated.subarray(at + drawIndex(random, 4)),
    ]);
  }
  return mutated;
}

describe('a damaged Clear Ballot export', () => {
  it('that is cut off anywhere is refused, or read up to there', async () => {
    for (let part = 0; part < 50; part += 1) {
      const cut = Math.floor((current.length * part) / 50);
      expect((await outcome(current.subarray(0, cut))) ?? 0).toBeLessThanOrEqual(12);
      const side = choices.subarray(0, Math.floor((choices.length * part) / 50));
      expect((await outcome(legacy, contests, side)) ?? 0).toBeLessThanOrEqual(3);
    }
  });

  it('of any kind is refused or read, and never ends otherwise', async () => {
    let stored = 0;
    let refused = 0;
    const seeds = seedsFrom(90, 600);
    for (const seed of seeds) {
      const isCurrent = seed % 3 > 0;
      const result = isCurrent
        ? await outcome(mutate(current, seed))
        : await outcome(mutate(legacy, seed), mutate(choices, seed + 1), contests);
      if (result === undefined) refused += 1;
      else stored += 1;
    }
    expect(stored).toBeGreaterThan(seeds.length / 6);
    expect(refused).toBeGreaterThan(seeds.length / 12);
  });
});

it('a legacy export whose names may be cut off says so', async () => {
  const log = new IssueLog();
  const sides = [choices.subarray(0, choices.length - 1), contests];
  const files = [legacy, ...sides].map((bytes, at) => fileOf(`${at}.csv`, bytes));
  await clearBallot.read(files, new MemorySink(), log);
  expect(log.list().filter(({ severity }) => severity === 'warning')).toMatchObject([
    { code: 'side_file_ends_early', file: '1.csv', lines: [[3, 3]] },
  ]);
});
