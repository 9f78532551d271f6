import fc from 'fast-check';
import type { RaceCounts, UnitResult } from '../model/race-result.ts';
import { packResult } from './pack-result.ts';
import type { PackedResult } from './packed-result.ts';
import { unpackResult } from './unpack-result.ts';

const largestCount = Number.MAX_SAFE_INTEGER - 1;
const anyCount = fc.option(
  fc.oneof(fc.nat(3), fc.nat(200_000), fc.nat({ max: largestCount }), fc.constant(largestCount)),
  { freq: 4 },
);
const anyTime = fc.oneof(
  fc.constant(''),
  fc.date({ min: new Date('0001-01-01'), noInvalidDate: true }).map((date) => date.toISOString()),
  fc
    .integer({ min: -100_000_000, max: 2_000_000_000 })
    .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')),
  fc.constantFrom('11/6/2024 1:02 AM', '2024-11-06T01:02:03.000Z', '2024-11-06', '\ufeffé𝄞', '0'),
);

function anyUnit(unit: number, candidates: number, columns: number) {
  const row = fc.array(anyCount, { minLength: columns, maxLength: columns });
  return fc.record<UnitResult<number>>({
    ...{ unit: fc.constant(unit), lastUpdated: anyTime },
    ...{ precinctsReporting: anyCount, precinctsTotal: anyCount, electoralTotal: anyCount },
    counts: fc.array(row, { minLength: candidates, maxLength: candidates }),
  });
}

const ascending = (one: number, other: number) => one - other;
const anyResult: fc.Arbitrary<RaceCounts<number>> = fc
  .record({
    units: fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1 })), {
      maxLength: 12,
    }),
    candidates: fc.uniqueArray(fc.oneof(fc.nat(8), fc.nat(100_000)), { maxLength: 6 }),
    columns: fc.uniqueArray(fc.oneof(fc.constantFrom('votes', 'avotes'), fc.string()), {
      maxLength: 9,
    }),
  })
  .chain(({ units, candidates, columns }) =>
    fc
      .tuple(
        ...units
          .toSorted(ascending)
          .map((unit) => anyUnit(unit, candidates.length, columns.length)),
      )
      .map((results) => ({
        ...{ candidates: candidates.toSorted(ascending), columns, units: results },
      })),
  );

const plain: RaceCounts<number> = {
  candidates: [0, 2],
  columns: ['votes'],
  units: [
    {
      ...{ unit: 7, precinctsReporting: 1, precinctsTotal: 300, electoralTotal: null },
      ...{ lastUpdated: '', counts: [[127], [null]] },
    },
    {
      ...{ unit: 300, precinctsReporting: null, precinctsTotal: 0, electoralTotal: 10 },
      ...{ lastUpdated: '1970-01-01T00:00:01Z', counts: [[0], [126]] },
    },
  ],
};

it('gives back what was packed, whatever the counts, gaps, columns and times are', () => {
  fc.assert(
    fc.property(anyResult, (result) => {
      expect(unpackResult(packResult(result))).toEqual(result);
    }),
  );
});

it('packs as the format says', () => {
  // Worked out by hand: 293 = 2 * 128 + 37, 301 = 2 * 128 + 45, 128 = 1 * 128 + 0.
  expect(packResult(plain)).toEqual({
    units: Uint8Array.of(7, 128 + 37, 2),
    counts: Uint8Array.from(
      [
        [1, 2, 1, 2],
        [1, 5, ...Buffer.from('votes')],
        [1, 0, 2],
        [2, 128 + 45, 2, 0, 0, 128, 1, 0],
        [0, 1, 11, 1, 1, 127],
      ].flat(),
    ),
  });
});

it('gives the same bytes in any order of units and candidates', () => {
  const [one, other] = plain.units;
  if (one === undefined || other === undefined) throw new Error('there are two units');
  const turned = [other, one].map((unit) => ({ ...unit, counts: unit.counts.toReversed() }));
  expect(packResult({ ...plain, candidates: [2, 0], units: turned })).toEqual(packResult(plain));
});

it.each<[string, Partial<RaceCounts<number>>]>([
  ['a unit twice', { units: [...plain.units, ...plain.units] }],
  ['unit 0', { units: plain.units.map((unit) => ({ ...unit, unit: 0 })).slice(1) }],
  [
    'a fraction as unit',
    { units: plain.units.map((unit) => ({ ...unit, unit: unit.unit + 0.5 })) },
  ],
  ['a candidate twice', { candidates: [2, 2] }],
  ['a candidate below 0', { candidates: [-1, 2] }],
  ['a column twice', { columns: ['votes', 'votes'] }],
  ['a candidate without counts', { candidates: [0, 1, 2] }],
  ['a column without counts', { columns: ['votes', 'avotes'] }],
  ...[-1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER].map(
    (count): [string, Partial<RaceCounts<number>>] => [
      `a count of ${count}`,
      { units: plain.units.map((unit) => ({ ...unit, counts: [[count], [1]] })) },
    ],
  ),
])('refuses %s', (_, wrong) => {
  expect(() => packResult({ ...plain, ...wrong })).toThrow(RangeError);
});

describe('bytes that were damaged', () => {
  const packed = packResult(plain);
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
  const start = [1, 1, 1, 1, 1, 118, 0];
  const of = (units: number[], ...counts: number[]): PackedResult => ({
    units: bytes(...units),
    counts: bytes(...start, ...counts),
  });

  it('are refused when they end early, wherever', () => {
    for (let end = 0; end < packed.counts.length; end += 1)
      expect(() => unpackResult({ ...packed, counts: packed.counts.slice(0, end) })).toThrow(
        RangeError,
      );
    for (let end = 0; end < packed.units.length; end += 1)
      expect(() => unpackResult({ ...packed, units: packed.units.slice(0, end) })).toThrow(
        RangeError,
      );
  });

  it('are read as the same result or refused, and nothing else packs to them', () => {
    const cut = fc.record({ at: fc.nat(200), value: fc.nat(255), isUnits: fc.boolean() });
    fc.assert(
      fc.property(anyResult, fc.array(cut, { minLength: 1, maxLength: 4 }), (result, cuts) => {
        const whole = packResult(result);
        for (const { at, value, isUnits } of cuts) {
          const part = isUnits ? whole.units : whole.counts;
          if (part.length > 0) part[at % part.length] = value;
        }
        let again: RaceCounts<number>;
        try {
          again = unpackResult(whole);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        expect(unpackResult(packResult(again))).toEqual(again);
      }),
    );
  });

  it('can be read in the frame of these tests', () => {
    expect(unpackResult(of([3], 0, 0, 0, 0, 9))).toEqual({
      ...{ candidates: [0], columns: ['v'] },
      units: [
        {
          ...{ unit: 3, precinctsReporting: null, precinctsTotal: null, electoralTotal: null },
          ...{ lastUpdated: '', counts: [[8]] },
        },
      ],
    });
  });

  it.each<[string, PackedResult, string]>([
    ['another form', { units: bytes(), counts: bytes(2, 0, 0, 0) }, 'form 2'],
    ['a unit twice', of([3, 0], 0, 0, 0, 0, 9, 0, 0, 0, 0, 9), 'occurs twice'],
    ['a candidate twice', { units: bytes(), counts: bytes(1, 2, 1, 0, 0, 0) }, 'occurs twice'],
    [
      'a column twice',
      { units: bytes(), counts: bytes(1, 0, 2, 1, 118, 1, 118, 0) },
      'a column occurs twice',
    ],
    ['more units than counts', of([3, 1], 0, 0, 0, 0, 9), 'end too early'],
    ['fewer units than counts', of([3], 0, 0, 0, 0, 9, 0, 0, 0, 0, 9), '5 bytes are left over'],
    [
      'more candidates than bytes',
      { units: bytes(), counts: bytes(1, 255, 255, 255, 7) },
      'end too early',
    ],
    ['2^53', of([3], 0, 0, 0, 0, 128, 128, 128, 128, 128, 128, 128, 16), '2^53 or more'],
    ['2^53 + 1', of([3], 0, 0, 0, 0, 129, 128, 128, 128, 128, 128, 128, 16), '2^53 or more'],
    ['a number without end', of([3], 0, 0, 0, 0, ...Array<number>(30).fill(128)), '2^53 or more'],
    ['a digit too many', of([3], 0, 0, 0, 0, 137, 0), 'more digits'],
    ['a time that is not there', of([3], 0, 0, 0, 1, 9), 'time that is not there'],
    [
      'a time out of range',
      { units: bytes(), counts: bytes(1, 0, 0, 1, 0, 255, 255, 255, 255, 255, 255, 15) },
      'a time is out of range',
    ],
    ['a text that is no UTF-8', { units: bytes(), counts: bytes(1, 0, 1, 1, 255, 0) }, 'no UTF-8'],
    [
      'units above 2^53',
      of([255, 255, 255, 255, 255, 255, 255, 15, 1], 0, 0, 0, 0, 9, 0, 0, 0, 0, 9),
      '2^53 or more',
    ],
  ])('are refused: %s', (_, wrong, sentence) => {
    expect(() => unpackResult(wrong)).toThrow(RangeError);
    expect(() => unpackResult(wrong)).toThrow(sentence);
  });
});
