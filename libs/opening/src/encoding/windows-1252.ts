/**
 * The characters of the bytes from 0x80 to 0x9f; the others are those of Latin-1. Written out because the decoder of
 * some versions of Node.js takes these bytes for control characters.
 */
const special = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const specialCharacters: ReadonlyMap<number, string> = new Map(
  Array.from(special, (character, index) => [0x80 + index, character]),
);
const specialBytes: ReadonlyMap<string, number> = new Map(
  Array.from(special, (character, index) => [character, 0x80 + index]),
);

const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The text of Windows-1252 bytes. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const { buffer, byteOffset, length } = bytes;
  return Buffer.from(buffer, byteOffset, length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => specialCharacters.get(letter.charCodeAt(0)) ?? letter);
}

/** Whether some of the bytes have no character in Windows-1252. */
export function hasUndefinedBytes(run: Buffer): boolean {
  return undefinedBytes.some((byte) => run.includes(byte));
}

/** The Windows-1252 bytes of a text without ASCII characters; undefined where a character has no such byte. */
export function toWindows1252(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = specialBytes.get(character) ?? (code >= 0xa0 && code <= 0xff ? code : undefined);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}
