import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';

/** A key or a place of a list. */
export type PathPart = string | number;

/** Text that is no JSON, or says one key twice. */
export class JsonProblem extends Error {
  /** @param offset - byte at which it was noticed */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** A value of JSON with the places of its parts, so that a message can say where. */
export interface PlacedJson {
  readonly value: unknown;
  /** Byte of a part, or of the nearest part around it. */
  readonly offsetOf: (path: readonly PathPart[]) => number;
}

type Token = Parameters<Tokenizer['onToken']>[0];

/**
 * Reads a whole text.
 *
 * @param bytes - UTF-8
 * @throws JsonProblem
 */
export function readPlacedJson(bytes: Buffer): PlacedJson {
  const places = new Places();
  const parser = new TokenParser();
  const tokenizer = new Tokenizer();
  let offset = 0;
  parser.onValue = () => undefined;
  tokenizer.onToken = (token) => {
    offset = token.offset;
    parser.write(token);
    places.take(token);
  };
  try {
    // Byte by byte, as the tokenizer does not say at which one it failed.
    for (const at of bytes.keys()) {
      offset = at;
      tokenizer.write(bytes.subarray(at, at + 1));
    }
    offset = bytes.length;
    // V8 has the last word; it agrees with the tokens.
    const value: unknown = JSON.parse(bytes.toString());
    return { value, offsetOf: (path) => places.of(path) };
  } catch (error) {
    if (error instanceof JsonProblem) throw error;
    throw new JsonProblem('is no JSON from here on', offset);
  }
}

/** What is open: an object with its keys so far, or a list. */
interface Frame {
  readonly keys: Set<string> | undefined;
  /** The key or place at hand. */
  part: PathPart;
  expectsKey: boolean;
}

/** Takes note of where each part of a well-formed value begins; that of an object's key counts for its value. */
class Places {
  private readonly offsets = new Map<string, number>();
  private readonly frames: Frame[] = [];

  of(path: readonly PathPart[]): number {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.offsets.get(JSON.stringify(path.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return 0;
  }

  take({ token, value, offset }: Token): void {
    const frame = this.frames.at(-1);
    if (token === TokenType.COMMA) next(frame);
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET)
      this.frames.pop();
    else if (token === TokenType.STRING && frame?.expectsKey === true)
      this.takeKey(frame, String(value), offset);
    else if (token !== TokenType.COLON) {
      if (frame && !frame.keys) this.keep(offset);
      if (token === TokenType.LEFT_BRACE)
        this.frames.push({ keys: new Set(), part: '', expectsKey: true });
      if (token === TokenType.LEFT_BRACKET)
        this.frames.push({ keys: undefined, part: 0, expectsKey: false });
    }
  }

  private takeKey(frame: Frame, key: string, offset: number): void {
    if (frame.keys?.has(key)) throw new JsonProblem(`says ${JSON.stringify(key)} twice`, offset);
    frame.keys?.add(key);
    frame.part = key;
    frame.expectsKey = false;
    this.keep(offset);
  }

  private keep(offset: number): void {
    this.offsets.set(JSON.stringify(this.frames.map(({ part }) => part)), offset);
  }
}

function next(frame: Frame | undefined): void {
  if (!frame) return;
  if (frame.keys) frame.expectsKey = true;
  else frame.part = Number(frame.part) + 1;
}
