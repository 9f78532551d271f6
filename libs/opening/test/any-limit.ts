import { UnpackLimit } from '../src/archive/unpack-limit.ts';

/** For tests of other things than the limit. */
export const anyLimit = () => new UnpackLimit('x', 1 << 30, { unpackRatio: 1_000_000 });
