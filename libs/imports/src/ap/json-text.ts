import { FileError, withoutByteOrderMark, type ExportFile } from '@crossvote/opening';

/** Longest reply, in bytes: all races of a national night with their counties are a third of it. */
const bytesLimit = 1 << 27;
const depthLimit = 32;

/**
 * Reads a file as JSON.
 *
 * @returns its text, and what it says
 * @throws FileError where it is too long, no text, no JSON, cut off, or nested deeper than any reply
 */
export async function readJson(
  file: Pick<ExportFile, 'name' | 'read'>,
): Promise<{ readonly text: string; readonly value: unknown }> {
  const text = await textOf(file);
  if (depthOf(text) > depthLimit)
    throw refusal(file, 'ap_too_deep', 'nests values deeper than any reply of the agency does');
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch (error) {
    // The parser's own message would show a piece of the file.
    throw refusal(
      file,
      'ap_not_json',
      'is not whole JSON: it was cut off or damaged; record it again',
      error,
    );
  }
}

async function textOf(file: Pick<ExportFile, 'name' | 'read'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of withoutByteOrderMark(file.read())) {
    chunks.push(chunk.slice());
    length += chunk.length;
    if (length > bytesLimit)
      throw refusal(
        file,
        'ap_too_large',
        `is longer than ${bytesLimit >> 20} MiB; record it by state`,
      );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw refusal(
      file,
      'ap_encoding',
      'holds bytes that are no UTF-8 text; record it again',
      error,
    );
  }
}

function refusal(
  { name }: { readonly name: string },
  code: string,
  problem: string,
  cause?: unknown,
) {
  return new FileError(code, problem, { file: name }, { cause });
}

/** Greatest number of objects and lists within each other. */
function depthOf(text: string): number {
  let [depth, deepest, isString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isString) {
      if (sign === backslash) at += 1;
      else if (sign === quotation) isString = false;
    } else if (sign === quotation) isString = true;
    else if (sign === brace || sign === bracket) deepest = Math.max(deepest, (depth += 1));
    else if (sign === braceEnd || sign === bracketEnd) depth -= 1;
  }
  return deepest;
}

const [quotation, bracket, backslash, bracketEnd, brace, braceEnd] = [34, 91, 92, 93, 123, 125];
