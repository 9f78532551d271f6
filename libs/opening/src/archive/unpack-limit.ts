import { FileError } from '../issue.ts';

/** How many times its size a packed file may unpack to. Known exports unpack to less than thirty times their size. */
const usualUnpackRatio = 200;
/** Bytes that any packed file may unpack to, however small it is. */
const usualFreeBytes = 64 << 20;

/** How much a packed file may unpack to. */
export interface UnpackRule {
  /** How many times its size; 200 where it is left out. */
  readonly unpackRatio?: number | undefined;
  /** Bytes that any packed file may unpack to, however small it is; 64 MiB where it is left out. */
  readonly freeUnpackBytes?: number | undefined;
}

/**
 * How far an unpacked file or member has been read. Reading it a second time does not count against the limit again.
 */
export interface UnpackPlace {
  furthest: number;
}

/**
 * Limits how much a packed file unpacks to, all members together: a hostile file of a megabyte may unpack to a
 * gigabyte. Stretches without a letter or digit have a lower limit, as they hold no record.
 */
export class UnpackLimit {
  private unpacked = 0;
  private readonly most: number;
  private readonly mostEmpty: number;
  private readonly ratio: number;

  constructor(
    /** Name of the file on the disk. */
    private readonly file: string,
    packedBytes: number,
    { unpackRatio = usualUnpackRatio, freeUnpackBytes = usualFreeBytes }: UnpackRule = {},
  ) {
    this.ratio = unpackRatio;
    this.most = Math.max(freeUnpackBytes, packedBytes * unpackRatio);
    this.mostEmpty = freeUnpackBytes * Math.max(1, unpackRatio / usualUnpackRatio);
  }

  /**
   * Passes on what is unpacked.
   *
   * @throws FileError when it is more than the file may hold
   */
  async *measure(
    place: UnpackPlace,
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    let read = 0;
    let empty = 0;
    for await (const chunk of bytes) {
      read += chunk.length;
      this.unpacked += Math.max(0, read - place.furthest);
      place.furthest = Math.max(place.furthest, read);
      empty = hasContent(chunk) ? 0 : empty + chunk.length;
      if (this.unpacked > this.most)
        throw this.refused(`unpacks to more than ${this.ratio} times its size`);
      if (empty > this.mostEmpty)
        throw this.refused(`holds ${this.mostEmpty >> 20} MiB in a row without a letter or digit`);
      yield chunk;
    }
  }

  private refused(problem: string): FileError {
    return new FileError(
      'unpack_limit',
      `${problem}, as hostile archives do; if it is what you expect, unpack it by hand, or raise the limit with --unpack-ratio where the command has it`,
      { file: this.file },
    );
  }
}

const isContent = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || /[0-9A-Za-z]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Stops at the first letter or digit, so that text costs next to nothing. */
function hasContent(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (isContent[byte] === 1) return true;
  return false;
}
