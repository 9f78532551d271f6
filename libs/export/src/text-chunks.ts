const chunkLength = 1 << 16;

/**
 * Joins texts, which come in lists of any length, to UTF-8 chunks of about 64 kB.
 *
 * @param change - made of each chunk
 */
export async function* textChunks(
  lists: AsyncIterable<Iterable<string>>,
  change = (text: string) => text,
): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const list of lists)
    for (const part of list) {
      text += part;
      if (text.length < chunkLength) continue;
      yield Buffer.from(change(text));
      text = '';
    }
  if (text !== '') yield Buffer.from(change(text));
}
