import { layoutNames, type LayoutName, type Leaf, withCi } from '@crossvote/samples';
import { faultsOf } from './faults-of.ts';
import { hostileSamples } from './hostile-samples.ts';
import { readLeaves } from './read-hostile.ts';

/** Of what comes behind a file that was damaged; 1024 by hand. */
const megabytes = Number(process.env.CROSSVOTE_ENDLESS_MB ?? 96);
/** Most memory beyond that at the start: a line of 16 MiB in a few copies, or a text of JSON of 64 MiB. */
const memoryLimit = 90 << 20;
/** Chunks of one byte without end, and how much memory is in use meanwhile. */
class Endless {
  taken = 0;
  peak = 0;
  private readonly chunk: Buffer;
  private readonly start = usedMemory();

  constructor(byte: number) {
    this.chunk = Buffer.alloc(1 << 20, byte);
  }

  readonly more = (): Uint8Array | undefined => {
    this.peak = Math.max(this.peak, usedMemory() - this.start);
    if (this.taken >= megabytes) return undefined;
    this.taken += 1;
    return this.chunk;
  };
}

/** Without the heap of the language: what is held there for good would be in texts, which have their own limits. */
function usedMemory(): number {
  return process.memoryUsage().arrayBuffers;
}

const signs: readonly (readonly [string, string])[] = [
  ['plain signs', 'x'],
  ['quotation marks', '"'],
  ['blanks', ' '],
];

/** All with `CI` set; else one for each layout, in turn. */
function signsFor(layout: LayoutName) {
  const turn = layoutNames.indexOf(layout) % signs.length;
  return process.env.CI ? signs : signs.slice(turn, turn + 1);
}

const layouts = withCi(
  layoutNames,
  layoutNames.filter((_, place) => place % 4 === 0),
  'files without end in three of four layouts',
);

describe.each(layouts)('a file in the layout %s', (layout) => {
  it.each(signsFor(layout))(
    'that goes on with %s in a record and never ends is read in bounded memory',
    async (_, sign) => {
      const [sample] = await hostileSamples(layout);
      const leaf = sample!.leaves.find(({ regions }) => regions.length > 0)!;
      const endless = new Endless(sign.charCodeAt(0));
      const outcome = await readLeaves(
        sample!.leaves.map((one) => (one === leaf ? cutWithin(one, endless) : one)),
        sample!.known,
      );
      expect(endless.peak).toBeLessThan(memoryLimit);
      expect(outcome.refusal ? [] : faultsOf(outcome)).toEqual([]);
      // What was read is not taken for a whole export.
      const isSaid =
        outcome.refusal ?? outcome.issues.some(({ severity }) => severity !== 'assumption');
      expect(isSaid).toBeTruthy();
    },
  );
});

/** Cuts a file in the midst of its last record. */
function cutWithin({ path, bytes, regions }: Leaf, { more }: Endless) {
  const { start, end } = regions.at(-1)!;
  return { path, bytes: bytes.subarray(0, Math.floor((start + end) / 2)), more };
}
