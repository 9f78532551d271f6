import { CdfProblem } from './cdf-problem.ts';
import { KeptRecords, type ReadRecord } from './kept-records.ts';

const refused = (code: string): ReadRecord => ({ outcome: new CdfProblem(code, ''), line: 1 });

describe('KeptRecords', () => {
  it('holds the records of each file', () => {
    const kept = new KeptRecords();
    const [a, b, c] = [refused('a'), refused('b'), refused('c')] as const;
    kept.add(a);
    kept.add(b);
    kept.endFile();
    kept.endFile();
    kept.add(c);
    kept.endFile();
    expect([0, 1, 2].map((place) => kept.ofFile(place))).toEqual([[a, b], [], [c]]);
  });

  it('holds none, of no file, once they are too many', () => {
    const kept = new KeptRecords();
    kept.add(refused('a'));
    kept.endFile();
    const record = refused('b');
    // 2000 bytes each, and no more than 64 MiB in all.
    for (let count = 0; count < 33_553; count += 1) kept.add(record);
    expect(kept.ofFile(0)).toBeDefined();
    kept.add(record);
    kept.endFile();
    expect([kept.ofFile(0), kept.ofFile(1)]).toEqual([undefined, undefined]);
  });
});
