import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectionFacts } from '@crossvote/elections';
import { inFolder } from '@crossvote/samples';
import { nothingKnown, readFacts, type ImportOptions, type ReadFacts } from '../src/index.ts';

/**
 * Reads files of the given contents as a person gives them.
 *
 * @param stored - keys of elections that are stored
 */
export function readTexts(
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: ImportOptions,
  stored: readonly string[] = [],
): Promise<ReadFacts[]> {
  return inFolder(async (folder) => {
    const paths = Object.keys(files).map((name) => path.join(folder, name));
    for (const [name, content] of Object.entries(files))
      await writeFile(path.join(folder, name), content);
    const elections = () => Promise.resolve(stored);
    return readFacts(paths, options, { stored: { ...nothingKnown, elections } });
  });
}

/** Reads one file that says something of one election. */
export async function readText(
  name: string,
  content: string | Uint8Array,
  options?: ImportOptions,
): Promise<ReadFacts & { readonly election: ElectionFacts }> {
  const [read, ...others] = await readTexts({ [name]: content }, options);
  const [election, second] = read?.facts.elections ?? [];
  if (!read || !election || second || others.length > 0) throw new Error('not one election');
  return { ...read, election };
}

/** The thing of a key. */
export function keyed<Thing extends { readonly key: string }>(
  things: readonly Thing[],
  key: string,
): Thing {
  const found = things.find((thing) => thing.key === key);
  if (!found) throw new Error(`no ${key} among ${things.map((thing) => thing.key).join(', ')}`);
  return found;
}
