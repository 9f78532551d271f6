import { TextDecoder } from 'node:util';
import { markedEncoding } from '../encoding/byte-order-mark.ts';
import { decodeWindows1252 } from '../encoding/windows-1252.ts';
import { FileError } from '../issue.ts';
import { Utf8Decoder } from './utf8-decoder.ts';
import { XmlFileError } from './xml-file-error.ts';

/** Bytes that are enough for an XML declaration. */
const declarationBytes = 256;

/** Encodings of exports, by their names in the XML declaration. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
]);

/**
 * The encoding of an XML file by its first bytes; undefined when the file names an unknown one. A byte order mark wins
 * over the declaration, which often stays as it was when a file is saved in another encoding.
 */
export function xmlEncoding(head: Uint8Array): string | undefined {
  const marked = markedEncoding(head);
  if (marked) return marked;
  const [first = 0, second = 0] = head;
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const text = Buffer.from(head.subarray(0, declarationBytes)).toString('latin1');
  const named = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text);
  return named ? encodings.get((named[1] ?? '').toLowerCase()) : 'utf-8';
}

/**
 * Decodes XML as its byte order mark or its declaration says, without the mark.
 *
 * @throws FileError when the encoding is unknown, or bytes do not belong to it
 */
export async function* decodeXml(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let decoder: StreamDecoder | undefined;
  let head = Buffer.alloc(0);
  const decode = (chunk: Uint8Array, stream: boolean) => {
    decoder ??= decoderFor(file, chunk);
    try {
      return decoder.decode(chunk, stream);
    } catch (error) {
      throw wrongEncoding(file, `holds bytes that are no ${decoder.encoding} text`, error);
    }
  };
  for await (const chunk of bytes) {
    const known: Uint8Array = decoder ? chunk : Buffer.concat([head, chunk]);
    if (decoder || known.length >= declarationBytes) yield decode(known, true);
    else head = Buffer.from(known);
  }
  yield decode(decoder ? new Uint8Array() : head, false);
}

/** Decodes chunks of bytes to text. */
interface StreamDecoder {
  readonly encoding: string;
  decode(chunk: Uint8Array, stream: boolean): string;
}

function decoderFor(file: string, head: Uint8Array): StreamDecoder {
  const encoding = xmlEncoding(head);
  if (encoding === undefined) throw wrongEncoding(file, 'names an encoding that is not read');
  if (encoding === 'windows-1252') return { encoding, decode: decodeWindows1252 };
  if (encoding === 'utf-8') {
    const utf8 = new Utf8Decoder();
    return { encoding, decode: (chunk, stream) => utf8.decode(chunk, stream) };
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { encoding, decode: (chunk, stream) => decoder.decode(chunk, { stream }) };
}

function wrongEncoding(file: string, problem: string, cause?: unknown): FileError {
  return new XmlFileError('xml_encoding', `${problem}; save it as UTF-8`, { file }, { cause });
}
