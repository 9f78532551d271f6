import { at } from '../at.ts';
import { createRandom, drawIndex, drawWeighted, type Random } from '../random.ts';
import type { Leaf } from './layout-files.ts';
import { tokensOf } from './tokens.ts';

/** Bytes of one file that are replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: Buffer;
  /** Where the bytes that are put were copied from. */
  readonly from?: { readonly start: number; readonly end: number };
}

/** What was changed in one file. */
export interface Mutation {
  readonly leaf: Leaf;
  readonly edits: readonly Edit[];
}

/** Changes one file of an export in one to three places; the same seed gives the same changes. */
export function mutate(leaves: readonly Leaf[], seed: number): Mutation {
  const random = createRandom(seed);
  const sizes = leaves.map(({ bytes }) => bytes.length + 40);
  const leaf = at(leaves, drawWeighted(random, sizes));
  const wanted = at([1, 1, 1, 2, 3], drawIndex(random, 5));
  const edits: Edit[] = [];
  while (edits.length < wanted) edits.push(...drawEdits(random, leaf));
  return { leaf, edits: withoutOverlaps(edits) };
}

/** The changed bytes of a file. */
export function applyEdits(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const parts: Buffer[] = [];
  let kept = 0;
  for (const { start, end, put } of edits) {
    parts.push(bytes.subarray(kept, start), put);
    kept = end;
  }
  return Buffer.concat([...parts, bytes.subarray(kept)]);
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of [...edits].sort((first, second) => first.start - second.start))
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}

const nothing = Buffer.alloc(0);

type Draw = (random: Random, leaf: Leaf) => Edit[];

const changeByte: Draw = (random, { bytes }) => {
  const start = drawIndex(random, bytes.length);
  return [{ start, end: start + 1, put: Buffer.from([drawIndex(random, 256)]) }];
};

const deleteBytes: Draw = (random, { bytes }) => {
  const start = drawIndex(random, bytes.length);
  const length = at([1, 1, 2, 7, 40, 300], drawIndex(random, 6));
  return [{ start, end: Math.min(bytes.length, start + length), put: nothing }];
};

const insertToken: Draw = (random, leaf) => {
  const start = drawIndex(random, leaf.bytes.length + 1);
  return [{ start, end: start, put: drawToken(random, leaf) }];
};

/** A name, a number or a nesting far beyond what anybody writes. */
const swellToken: Draw = (random, leaf) => {
  const { start, end } = findToken(random, leaf);
  const token = leaf.bytes.subarray(start, end);
  if (token.length === 0 || token.includes(10) || token.includes(13)) return [];
  const times = at([100, 3000, 20_000], drawIndex(random, 3));
  return [{ start, end, put: Buffer.alloc(token.length * times, token) }];
};

const replaceToken: Draw = (random, leaf) => {
  const { start, end } = findToken(random, leaf);
  return [{ start, end, put: random() < 0.3 ? nothing : drawToken(random, leaf) }];
};

const changeDigit: Draw = (random, { bytes }) => {
  const from = drawIndex(random, bytes.length);
  const digit = bytes.subarray(from).findIndex((byte) => byte >= 48 && byte < 58);
  if (digit === -1) return [];
  const put = Buffer.from(String(drawIndex(random, 12)));
  return [{ start: from + digit, end: from + digit + 1, put }];
};

const copyBlock: Draw = (random, leaf) => [drawCopy(random, leaf)];

function drawCopy(random: Random, leaf: Leaf): Edit & Required<Pick<Edit, 'from'>> {
  const from = drawBlock(random, leaf.bytes);
  const start =
    random() < 0.6 ? lineStart(random, leaf.bytes) : drawIndex(random, leaf.bytes.length);
  return { start, end: start, put: leaf.bytes.subarray(from.start, from.end), from };
}

const moveBlock: Draw = (random, leaf) => {
  const copy = drawCopy(random, leaf);
  return [copy, { ...copy.from, put: nothing }];
};

const deleteBlock: Draw = (random, { bytes }) => [{ ...drawBlock(random, bytes), put: nothing }];

const cutTail: Draw = (random, { bytes }) => [
  { start: drawIndex(random, bytes.length), end: bytes.length, put: nothing },
];

const draws: readonly (readonly [Draw, number])[] = [
  [changeByte, 10],
  [deleteBytes, 12],
  [insertToken, 16],
  [replaceToken, 24],
  [changeDigit, 12],
  [copyBlock, 12],
  [moveBlock, 6],
  [deleteBlock, 7],
  [cutTail, 1],
  [swellToken, 4],
];

const drawEdits: Draw = (random, leaf) => {
  const index = drawWeighted(
    random,
    draws.map(([, weight]) => weight),
  );
  const [draw] = at(draws, index);
  return draw(random, leaf);
};

/** Whole lines mostly, or any bytes. */
function drawBlock(random: Random, bytes: Buffer): { start: number; end: number } {
  const start = random() < 0.7 ? lineStart(random, bytes) : drawIndex(random, bytes.length);
  const lineEnd = bytes.indexOf(10, start) + 1;
  const end = random() < 0.7 && lineEnd > 0 ? lineEnd : start + 1 + drawIndex(random, 200);
  return { start, end: Math.min(bytes.length, end) };
}

function lineStart(random: Random, bytes: Buffer): number {
  return bytes.lastIndexOf(10, drawIndex(random, bytes.length)) + 1;
}

function drawToken(random: Random, leaf: Leaf): Buffer {
  const tokens = tokensOf(leaf);
  return at(tokens, drawIndex(random, tokens.length));
}

function findToken(random: Random, leaf: Leaf): { start: number; end: number } {
  const token = drawToken(random, leaf);
  const found = leaf.bytes.indexOf(token, drawIndex(random, leaf.bytes.length));
  const start = found === -1 ? leaf.bytes.indexOf(token) : found;
  if (start === -1) return { start: 0, end: 0 };
  return { start, end: start + token.length };
}
