// An entry: hash, space, length and code, four bytes each; then its bytes.
const entryHead: usize = 16;
const spacePlace: usize = 4;
const lengthPlace: usize = 8;
const codePlace: usize = 12;

const factor: u64 = 0x9e3779b97f4a7c15;

/** Open addressing: the address of an entry, or 0. */
let slots: usize;
let slotMask: u32;
let arena: usize;
let arenaEnd: usize;
let seed: u64;
let next: usize;
let count: u32;

/**
 * Sets the memory for codes.
 *
 * @param slotCount - a power of two
 * @param anySeed - a random number, so that a hostile export cannot know which strings have equal hashes
 */
export function placeInterned(
  slotsAt: usize,
  slotCount: u32,
  arenaAt: usize,
  arenaBytes: usize,
  anySeed: u32,
): void {
  slots = slotsAt;
  slotMask = slotCount - 1;
  arena = arenaAt;
  arenaEnd = arenaAt + arenaBytes;
  seed = <u64>anySeed * factor;
  clearInterned();
}

export function clearInterned(): void {
  memory.fill(slots, 0, (<usize>slotMask + 1) << 2);
  next = arena;
  count = 0;
}

/** Hash of `length` bytes. Up to 8 bytes after them are read. */
export function hashOf(at: usize, length: u32): u32 {
  let hash: u64 = seed ^ length;
  for (; length >= 8; length -= 8, at += 8) hash = mixed(hash ^ load<u64>(at));
  if (length > 0) hash = mixed(hash ^ (load<u64>(at) & ((1 << ((<u64>length) << 3)) - 1)));
  // Mixes once more, as the last bytes would not reach the low bits, which choose the slot.
  return <u32>mixed(hash);
}

/**
 * The entry of bytes within a space, or 0. Entries are kept until {@link clearInterned}, or until there is no room for
 * another one.
 */
export function findInterned(space: i32, at: usize, length: u32, hash: u32): usize {
  let place = firstPlace(space, hash);
  while (true) {
    const entry = <usize>load<u32>(slots + ((<usize>place) << 2));
    if (entry === 0) return 0;
    if (
      load<u32>(entry) === hash &&
      load<i32>(entry, spacePlace) === space &&
      load<u32>(entry, lengthPlace) === length &&
      areEqual(entry + entryHead, at, length)
    )
      return entry;
    place = (place + 1) & slotMask;
  }
}

export function codeOfEntry(entry: usize): i32 {
  return load<i32>(entry, codePlace);
}

/** Adds bytes that {@link findInterned} did not find. Bytes that are too long are not kept. */
export function addInterned(space: i32, at: usize, length: u32, hash: u32, code: i32): void {
  const bytes = (entryHead + <usize>length + 15) & ~15;
  if (bytes > arenaEnd - arena) return;
  if (next + bytes > arenaEnd || count << 1 > slotMask) clearInterned();
  let place = firstPlace(space, hash);
  while (load<u32>(slots + ((<usize>place) << 2)) !== 0) place = (place + 1) & slotMask;
  store<u32>(slots + ((<usize>place) << 2), <u32>next);
  store<u32>(next, hash);
  store<i32>(next, space, spacePlace);
  store<u32>(next, length, lengthPlace);
  store<i32>(next, code, codePlace);
  memory.copy(next + entryHead, at, length);
  next += bytes;
  count += 1;
}

function mixed(hash: u64): u64 {
  hash *= factor;
  return hash ^ (hash >>> 32);
}

function firstPlace(space: i32, hash: u32): u32 {
  return (hash ^ (<u32>space * 0x9e3779b1)) & slotMask;
}

/** Up to 15 bytes after either of them are read. */
function areEqual(one: usize, other: usize, length: u32): bool {
  for (; length >= 16; length -= 16, one += 16, other += 16)
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
  const same = i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
  return (~same & ((1 << length) - 1)) === 0;
}
