import { countySpec } from './county-spec.ts';
import { generateElection } from './generate.ts';
import { knownTotals } from './known-totals.ts';

describe('generateElection', () => {
  const sample = generateElection(countySpec({ records: 3000, seed: 7, contests: 20, cards: 2 }));
  const records = [...sample.records()];

  it('draws the same records each time', () => {
    expect([...sample.records()]).toEqual(records);
    const again = generateElection(countySpec({ records: 3000, seed: 7, contests: 20, cards: 2 }));
    expect([...again.records()]).toEqual(records);
  });

  it('draws other records from another seed', () => {
    const other = generateElection(countySpec({ records: 3000, seed: 8, contests: 20, cards: 2 }));
    expect([...other.records()]).not.toEqual(records);
  });

  it('streams: the first record of a huge election comes at once', () => {
    const huge = generateElection(countySpec({ records: 1e9, seed: 7, contests: 5 }));
    for (const record of huge.records()) {
      expect(record.ballotNumber).toBe(1);
      break;
    }
  });

  it('has every irregularity of marking', () => {
    const { contests } = sample.election;
    const ranked = contests.findIndex(({ rankLimit }) => rankLimit > 0);
    const rankings = records.flatMap(({ selections }) => [selections[ranked] ?? []]);
    const repeats = (numbers: number[]) => new Set(numbers).size < numbers.length;
    expect(rankings.some((marks) => repeats(marks.map(({ rank }) => rank)))).toBe(true);
    expect(rankings.some((marks) => repeats(marks.map(({ choice }) => choice)))).toBe(true);
    expect(rankings.some(([first]) => (first?.rank ?? 0) > 1)).toBe(true);
    const totals = knownTotals(sample.election, records, []).contests;
    for (const kind of [0, 3, ranked]) {
      expect(totals[kind]?.undervotedRecords).toBeGreaterThan(0);
      expect(totals[kind]?.overvotedRecords).toBeGreaterThan(0);
    }
    const twice = records.some(({ selections }) =>
      contests.some(({ voteFor }, contest) => {
        const choices = (selections[contest] ?? []).map(({ choice }) => choice);
        return voteFor > 1 && repeats(choices);
      }),
    );
    expect(twice).toBe(true);
  });

  it('never lets contests of two cards meet', () => {
    const totals = knownTotals(sample.election, records, [[0, 19]]);
    const table = totals.cross(0, 0, 19);
    expect(table.total).toBeGreaterThan(100);
    expect(table.rows.at(-1)).toEqual({
      choice: 'NOT_ON_BALLOT',
      count: table.total,
      percentage: 100,
    });
  });

  it('lets party drive the choices', () => {
    const totals = knownTotals(sample.election, records, [[0, 1]]);
    const [federalist, whig] = [totals.cross(0, 0, 1), totals.cross(0, 1, 1)];
    expect(federalist.rows[0]?.choice).not.toBe(whig.rows[0]?.choice);
  });
});
