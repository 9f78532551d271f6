import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const sdk = path.resolve(__dirname, '..');
export const workspace = path.resolve(sdk, '../..');
export const tsc = require.resolve('typescript/bin/tsc');

/** A program that uses the client. */
export const consumer = `import { Crossvote, NotFoundError, type DatasetList } from '@crossvote/sdk';

const [baseUrl = '', apiKey = ''] = process.argv.slice(2);
const client = new Crossvote({ apiKey, baseUrl, validate: true });
const list: DatasetList = await client.datasets.list();
const id: number = list.datasets[0]?.id ?? 0;
const one = await client.crossVoting(id, { sources: [{ contestId: 1, choiceId: 10 }], compareContestIds: [4] });
const count: number | undefined = one.comparisons[0]?.distribution[0]?.count;
const two = await client.crossVoting(id, {
  sources: [{ contestId: 1, choiceId: 10 }, { contestId: 2, choiceId: 20 }],
  compareContestIds: [4],
});
// @ts-expect-error -- the multi-source shape has no primary_choice
void two.primary_choice;
let missing: string | undefined;
try {
  await client.datasets.contests(99);
} catch (error) {
  if (error instanceof NotFoundError) missing = error.serverMessage;
}
console.log(JSON.stringify({ id, count, sources: two.results.length, missing }));
`;

/** Options of a demanding consumer; types of Node from the workspace, everything else its own. */
export const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  module: 'nodenext',
  target: 'es2022',
  types: ['node'],
  typeRoots: [path.join(workspace, 'node_modules/@types')],
  outDir: 'out',
};

/** Settings of a surrounding npm run must not reach the consumer's npm. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(workspace|local_prefix|prefix)|package_|lifecycle_)/i.test(name),
  );
  return Object.fromEntries(kept);
}

const answerTypes = [
  ...['Choice', 'Comparison', 'Contest', 'ContestList', 'CrossVoting', 'Dataset', 'DatasetList'],
  ...['DistributionRow', 'MultiSourceCrossVoting', 'NamedId', 'SingleSourceCrossVoting'],
  'SourceResult',
];

/**
 * A program that compiles where each type that the client exports of an answer is what the contracts infer from its schema.
 *
 * @param contracts - file with the sources of the contracts
 */
export const sameTypes = (contracts: string) => `import type * as sdk from '@crossvote/sdk';
import type * as contracts from ${JSON.stringify(contracts)};

type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
export const same: [
${answerTypes.map((name) => `  Same<sdk.${name}, contracts.${name}>,`).join('\n')}
] = [${answerTypes.map(() => 'true').join(', ')}];
// An interface would not fit.
export const plain = (dataset: sdk.Dataset): Record<string, unknown> => dataset;
`;

/** npm in a folder outside of the workspace. */
export const npm = (folder: string, ...args: string[]) =>
  run('npm', args, { cwd: folder, env: cleanEnvironment(), shell: process.platform === 'win32' });
