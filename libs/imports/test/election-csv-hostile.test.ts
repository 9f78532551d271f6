import { ReportedError } from '@crossvote/election';
import { applyEdits, electionTables, mutate, withCi } from '@crossvote/samples';
import type { ReadFacts } from '../src/index.ts';
import { readFiles } from './read-tables.ts';

const files = new Map(
  [...electionTables().files].map(([name, text]) => [name, Buffer.from(text)] as const),
);

/** What the tables say with one of them changed; undefined where they are refused in words for people. */
async function readWith(name: string, bytes: Buffer): Promise<ReadFacts | undefined> {
  try {
    return await readFiles(Object.fromEntries([...files, [name, bytes]]));
  } catch (error) {
    if (error instanceof ReportedError) return undefined;
    throw error;
  }
}

/** Numbers of votes that the last cells of rows hold, as a person would read them. */
const votesIn = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\r\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => row.split(',').at(-1) ?? '')
    // An empty cell is no count.
    .filter((cell) => cell !== '')
    .map(Number);

const votesOf = (read: ReadFacts) =>
  read.facts.elections
    .flatMap(({ results }) => results)
    .flatMap(({ units }) => units)
    .flatMap(({ counts }) => counts.flat())
    .filter((count) => count !== null);

const sorted = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other);

it.each([...files.keys()])(
  '%s that is cut off is refused, or says what is left of it',
  async (name) => {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    for (let part = 0; part < 50; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 50));
      const read = await readWith(name, cut);
      if (!read) continue;
      const left = name === 'results.csv' ? cut : (files.get('results.csv') ?? cut);
      expect(sorted(votesOf(read))).toEqual(sorted(votesIn(left)));
      // That the last line may lack something is told.
      const warnings = read.issues.filter(({ code }) => code === 'no_final_line_end');
      // Within a line end, it depends on whether a row stands before it.
      if (cut.at(-1) !== 13)
        expect([part, warnings.length]).toEqual([part, cut.at(-1) === 10 ? 0 : 1]);
    }
  },
);

const seeds = withCi(3000, 300, 'tables of elections with more than 300 mutations');

it('tables that are changed anywhere are refused in words, or read whole', async () => {
  const leaves = [...files].map(([name, bytes]) => ({ path: [name], bytes, regions: [] }));
  let accepted = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { leaf, edits } = mutate(leaves, seed);
    const [name = ''] = leaf.path;
    const read = await readWith(name, applyEdits(leaf.bytes, edits));
    if (!read) continue;
    accepted += 1;
    // Whatever else changed, no count of the other tables is lost.
    if (name !== 'results.csv')
      expect(sorted(votesOf(read))).toEqual(
        sorted(votesIn(files.get('results.csv') ?? leaf.bytes)),
      );
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(seeds);
});
