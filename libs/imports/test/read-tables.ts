import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  nothingKnown,
  readFacts,
  type ImportOptions,
  type Known,
  type ReadFacts,
} from '../src/index.ts';

/** What files say, by their names; each is written into a folder that is then imported. */
export async function readFiles(
  files: Readonly<Record<string, string | Buffer>>,
  options: ImportOptions = {},
  known: Known = nothingKnown,
): Promise<ReadFacts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'crossvote-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(path.join(folder, name), content);
    const [only, another] = await readFacts([folder], options, { stored: known });
    if (!only || another) throw new Error('the files are not of one kind');
    return only;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The only election that files say something of. */
export async function readElection(...given: Parameters<typeof readFiles>) {
  const { facts } = await readFiles(...given);
  const [only, another] = facts.elections;
  if (!only || another) throw new Error('not one election');
  return only;
}

/** What is wrong with files, a line each. */
export async function problemsOf(...given: Parameters<typeof readFiles>): Promise<string[]> {
  try {
    await readFiles(...given);
  } catch (error) {
    const { problems = [] } = error as {
      problems?: { place: { file: string; line?: number; column?: number }; message: string }[];
    };
    if (problems.length === 0) throw error;
    return problems.map(
      ({ place, message }) =>
        `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')} ${message}`,
    );
  }
  return [];
}
