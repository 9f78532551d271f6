import type { Selection } from '@crossvote/election';
import fc from 'fast-check';
import { BlockBuilder, type RecordBlock } from './block-builder.ts';
import { findLayouts } from './find-layouts.ts';
import { packCodes, unpackCodes } from './packed-codes.ts';
import {
  fromStoredAttribute,
  fromStoredLayouts,
  fromStoredMarks,
  toStoredAttribute,
  toStoredLayouts,
  toStoredMarks,
} from './stored-columns.ts';
import { fromStoredCodes } from './stored-codes.ts';

/** A record: by contest a selection from 1, 0 where the contest is not on it; a style and a precinct, 0 for none. */
interface TestRecord {
  readonly contests: readonly number[];
  readonly style: number;
  readonly precinct: number;
}

const selection = (number: number): Selection => ({
  marks: [{ choice: number, rank: 0 }],
  declared: 'nothing',
});

function buildBlock(records: readonly TestRecord[]): RecordBlock {
  const builder = new BlockBuilder();
  for (const { contests, style, precinct } of records) {
    contests.forEach((number, contest) => {
      if (number > 0)
        builder.setSelection(contest, builder.selectionCode(contest, selection(number)));
    });
    if (style > 0) builder.setAttribute(0, builder.attributeCode(0, `style ${style}`));
    if (precinct > 0) builder.setAttribute(1, builder.attributeCode(1, `precinct ${precinct}`));
    builder.endRecord();
  }
  return builder.takeBlock()!;
}

/** Everything that the ingest stores for a block. */
function store({ recordCount, marks, attributes }: RecordBlock) {
  const layouts = findLayouts(marks, recordCount, attributes.get(0));
  return {
    layouts: layouts && toStoredLayouts(layouts),
    marks: [...marks].map(([contest, column]) => ({
      contest,
      dictionary: column.dictionary,
      stored: toStoredMarks(column, recordCount, layouts?.contests.get(contest)),
    })),
    attributes: [...attributes].map(([kind, column]) => ({
      kind,
      dictionary: column.dictionary,
      stored: toStoredAttribute(column, recordCount, layouts),
    })),
  };
}

function read(block: ReturnType<typeof store>, count: number, contests: number): TestRecord[] {
  const layouts = block.layouts && fromStoredLayouts(block.layouts, count);
  const records = Array.from({ length: count }, () => ({
    contests: Array<number>(contests).fill(0),
    style: 0,
    precinct: 0,
  }));
  for (const { contest, dictionary, stored } of block.marks)
    unpackCodes({ dictionary, ...fromStoredMarks(stored, count, layouts) }, count).forEach(
      (code, at) => {
        if (code > 0) records[at]!.contests[contest] = dictionary[code - 1]!.marks[0]!.choice;
      },
    );
  for (const { kind, dictionary, stored } of block.attributes)
    unpackCodes({ dictionary, ...fromStoredAttribute(stored, count, layouts) }, count).forEach(
      (code, at) => {
        if (code === 0) return;
        const number = Number(dictionary[code - 1]!.split(' ')[1]);
        records[at]![kind === 0 ? 'style' : 'precinct'] = number;
      },
    );
  return records;
}

/** Records of some ballots, each with a style and a set of contests. */
const anyRecords = fc
  .record({
    layouts: fc.integer({ min: 1, max: 400 }),
    contests: fc.integer({ min: 1, max: 12 }),
    selections: fc.constantFrom(1, 3, 15, 255, 600),
    styles: fc.constantFrom(0, 1, 5, 300),
    hasRuns: fc.boolean(),
    count: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 1500 })),
    seed: fc.integer({ min: 1, max: 2 ** 30 }),
  })
  .map(({ layouts, contests, selections, styles, hasRuns, count, seed }) => {
    let state = seed;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return Math.floor((state / 2 ** 31) * limit);
    };
    const ballots = Array.from({ length: layouts }, () => ({
      style: styles === 0 ? 0 : below(styles + 1),
      has: Array.from({ length: contests }, () => below(3) > 0),
    }));
    let ballot = ballots[0]!;
    return Array.from({ length: count }, (): TestRecord => {
      if (!hasRuns || below(20) === 0) ballot = ballots[below(layouts)]!;
      return {
        contests: ballot.has.map((has) => (has ? 1 + below(selections) : 0)),
        style: ballot.style,
        precinct: below(4),
      };
    });
  });

/** Two styles; the second has the second contest, which no other has. */
const twoStyles = Array.from({ length: 300 }, (_, at): TestRecord => {
  const style = at % 3 === 0 ? 2 : 1;
  return {
    contests: [1 + (at % 5), style === 2 ? 1 + (at % 4) : 0, style === 1 ? 1 + (at % 7) : 0],
    style,
    precinct: 0,
  };
});

describe('the columns of a block', () => {
  it('are the same records after they were stored, whatever their layouts', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const stored = store(buildBlock(records));
        expect(read(stored, records.length, records[0]!.contests.length)).toEqual(records);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('have codes of the records of some layouts, and a style for each layout', () => {
    const { layouts, marks, attributes } = store(buildBlock(twoStyles));
    const { records } = JSON.parse(new TextDecoder().decode(layouts!.dictionary));
    expect(records).toEqual([100, 200]);
    expect(marks.map(({ stored }) => stored.layouts)).toEqual([
      null,
      Uint8Array.of(0b01),
      Uint8Array.of(0b10),
    ]);
    expect(attributes[0]!.stored).toMatchObject({ ofLayouts: true, codes: Uint8Array.of(0b1001) });
  });

  it.each([
    ['every contest is on all records', twoStyles.map((one) => ({ ...one, contests: [1, 2] }))],
    [
      'one contest would share them with nothing',
      twoStyles.map(({ contests }) => ({ contests: contests.slice(0, 2), style: 0, precinct: 0 })),
    ],
  ])('have no layouts where %s', (_what, records) => {
    const stored = store(buildBlock(records));
    expect(stored.layouts).toBeUndefined();
    expect(read(stored, records.length, 2)).toEqual(records);
  });

  it.each([
    ['a lost layout of records', (said: string) => said.replace('[100,200]', '[100]')],
    ['another number of records', (said: string) => said.replace('[100,200]', '[101,199]')],
    ['a record more of one layout', (said: string) => said.replace('[100,200]', '[100,201]')],
    ['no sum of its codes', (said: string) => said.replace('crc32', 'sum')],
    ['what is no list', (said: string) => said.replace('[100,200]', '300')],
    ['what is cut off', (said: string) => said.slice(0, -1)],
  ])('with %s are refused', (_what, damage) => {
    const layouts = store(buildBlock(twoStyles)).layouts!;
    expect(fromStoredLayouts(layouts, 300).records).toEqual([100, 200]);
    const said = new TextDecoder().decode(layouts.dictionary);
    expect(damage(said)).not.toBe(said);
    const dictionary = new TextEncoder().encode(damage(said));
    expect(() => fromStoredLayouts({ ...layouts, dictionary }, 300)).toThrow(RangeError);
  });

  it('with records of two layouts in the place of each other are refused', () => {
    const layouts = store(buildBlock(twoStyles)).layouts!;
    const { codes } = fromStoredCodes(layouts, 300);
    const [one, other] = [codes.indexOf(codes[0]!), codes.findIndex((byte) => byte !== codes[0])];
    const swapped = Uint8Array.from(codes);
    [swapped[one], swapped[other]] = [codes[other]!, codes[one]!];
    expect(() =>
      fromStoredLayouts({ ...layouts, codes: codes.slice(), isDeflated: false }, 300),
    ).not.toThrow();
    expect(() => fromStoredLayouts({ ...layouts, codes: swapped, isDeflated: false }, 300)).toThrow(
      RangeError,
    );
  });

  it.each([
    ['bytes that were never deflated', { codes: new Uint8Array(20) }],
    ['records without a layout', { codes: new Uint8Array(75), isDeflated: false }],
  ])('with %s are refused', (_what, damage) => {
    const { layouts } = store(buildBlock(twoStyles));
    expect(() => fromStoredLayouts({ ...layouts!, ...damage }, 300)).toThrow(RangeError);
  });

  it('with more layouts than a code has room for are refused', () => {
    const stored = (layouts: number) => {
      const codes = Uint16Array.from({ length: layouts }, (_, at) => at + 1);
      const records = Array<number>(layouts).fill(1);
      const packed = packCodes(codes, layouts, layouts);
      const of = { codes: new Uint8Array(codes), examples: [], contests: new Map() };
      return toStoredLayouts({ ...of, packed, records });
    };
    expect(fromStoredLayouts(stored(255), 255).records).toHaveLength(255);
    expect(() => fromStoredLayouts(stored(256), 256)).toThrow(RangeError);
  });

  it.each([1, 3, 15, 255, 300])(
    'of a contest with %i selections are refused with a record without a code, or one behind the last',
    (selections) => {
      // All but each fourth record have the contest: 2,251 of 3,001.
      const records = Array.from({ length: 3001 }, (_, at): TestRecord => {
        const number = at % 4 === 3 ? 0 : 1 + (at % selections);
        return { contests: [number, at % 4 === 3 ? 1 : 0], style: 0, precinct: 0 };
      });
      const { layouts, marks } = store(buildBlock(records));
      const ofBlock = fromStoredLayouts(layouts!, 3001);
      const { stored } = marks[0]!;
      const { width, codes } = fromStoredCodes(stored, 2251);
      const read = (damaged: Uint8Array<ArrayBuffer>) =>
        fromStoredMarks({ ...stored, codes: damaged, isDeflated: false }, 3001, ofBlock);
      expect(() => read(codes)).not.toThrow();
      expect(() => read(codes.with(0, 0).with(1, 0))).toThrow(RangeError);
      if (width < 8) expect(() => read(codes.with(-1, codes.at(-1)! | 128))).toThrow(RangeError);
    },
  );

  it('of an attribute that follows from layouts are refused without them, or with others', () => {
    const { layouts, attributes } = store(buildBlock(twoStyles));
    const ofBlock = fromStoredLayouts(layouts!, 300);
    const { stored } = attributes[0]!;
    expect(() => fromStoredAttribute(stored, 300, ofBlock)).not.toThrow();
    expect(() => fromStoredAttribute(stored, 300, undefined)).toThrow(RangeError);
    expect(() => fromStoredAttribute(stored, 299, ofBlock)).toThrow(RangeError);
  });

  it.each([
    ['lost codes', { codes: new Uint8Array(0), isDeflated: false }],
    ['codes of more records', { codes: new Uint8Array(51).fill(0x11), isDeflated: false }],
    ['a record without a code', { codes: new Uint8Array(50).fill(0x10), isDeflated: false }],
    ['another layout', { layouts: Uint8Array.of(0b10) }],
    ['all layouts', { layouts: Uint8Array.of(0b11) }],
    ['layouts that are too many', { layouts: Uint8Array.of(0b01, 0) }],
  ])('of a contest with %s are refused', (_what, damage) => {
    const { layouts, marks } = store(buildBlock(twoStyles));
    const ofBlock = fromStoredLayouts(layouts!, 300);
    const { stored } = marks[1]!;
    expect(() => fromStoredMarks({ ...stored, ...damage }, 300, ofBlock)).toThrow(RangeError);
    expect(() => fromStoredMarks(stored, 300, undefined)).toThrow(RangeError);
    expect(() => fromStoredMarks(stored, 299, ofBlock)).toThrow(RangeError);
  });
});
