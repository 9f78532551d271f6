import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { withCi } from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { blocksOf, commandsOf, outputPattern, sessionsOf } from './support/document-blocks.ts';
import { DocumentPlace } from './support/document-place.ts';
import { temporaryFolder, workspace } from './support/folders.ts';

const folder = temporaryFolder();

const pages = [
  'README.md',
  ...readdirSync(path.join(workspace, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (page: string) => readFileSync(path.join(workspace, page), 'utf8');

/** Commands of the documents that are not run here, each with the reason. */
const notRun: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^npm start$/, 'start.test.ts runs it'],
  [/^npm test$/, 'it runs this test'],
  [/^cvr serve --port 3000$/, 'serves until it is stopped; each page here has a service already'],
  [/^npm pack --workspace/, 'packed.test.ts of the room packs it'],
  [/^npm install .*\.tgz$/, 'packed.test.ts of the room installs it elsewhere'],
  [/postgresql:\/\//, 'needs a server; the tests of libs/store and libs/ingest run on one'],
];
const isRun = (command: string) => !notRun.some(([pattern]) => pattern.test(command));

async function runPage(page: string): Promise<void> {
  const blocks = blocksOf(read(page));
  const name = path.basename(page, '.md');
  const place = new DocumentPlace(path.join(folder, name));
  let printed = '';
  const run = async (command: string) => (printed = await place.run(command));
  try {
    if (blocks.some(({ language, text }) => language === 'ts' || /\bcurl\b/.test(text)))
      await place.serve();
    const examples = blocks.filter(({ language }) => language === 'ts');
    if (examples.length > 0)
      place.compile(new Map(examples.map(({ text, line }) => [`line-${line}`, text])));
    for (const { language, text, line } of blocks) {
      if (language === 'sh') {
        for (const command of commandsOf(text).filter(isRun)) await run(command);
      } else if (language === 'console') {
        for (const { command, expected } of sessionsOf(text))
          expect(await run(command)).toMatch(outputPattern(expected));
      } else if (language === 'json') expect(JSON.parse(printed)).toMatchObject(JSON.parse(text));
      else if (language === 'ts') expect(place.runExample(`line-${line}`)).not.toBe('');
      // What a file holds is shown, and nothing is run; code of the product is held to it by the tests of its room.
      else if (!['csv', 'typescript', ''].includes(language))
        throw new Error(`${page}, line ${line}: a block "${language}" is not known`);
    }
  } finally {
    await place.close();
  }
}

describe('the commands of a page work as it says:', () => {
  it.each(pages)('%s', runPage);

  it('and what is left out is still there', () => {
    const commands = pages.flatMap((page) =>
      blocksOf(read(page)).flatMap(({ language, text }) =>
        language === 'sh' ? commandsOf(text) : [],
      ),
    );
    for (const [pattern] of notRun)
      expect(commands.some((command) => pattern.test(command))).toBe(true);
  });
});

const isCompiled = withCi(true, false, 'a strict type check of the TypeScript in the documents');
(isCompiled ? it : it.skip)('the TypeScript of the documents compiles in a strict project', () => {
  const project = path.join(folder, 'strict');
  mkdirSync(project);
  symlinkSync(path.join(workspace, 'node_modules'), path.join(project, 'node_modules'));
  for (const page of pages) {
    for (const { language, text, line } of blocksOf(read(page)))
      if (language === 'ts')
        writeFileSync(path.join(project, `${path.basename(page, '.md')}-${line}.mts`), text);
  }
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2023', 'dom'], module: 'nodenext', types: ['node'] },
    ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
    ...{ noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
    customConditions: ['@crossvote/source'],
  };
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const compiler = path.join(workspace, 'node_modules/typescript/bin/tsc');
  const compile = () =>
    execFileSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  expect(compile).not.toThrow();
});

it.each([...pages, 'CONTRIBUTING.md', 'CHANGELOG.md'])('the links of %s lead somewhere', (page) => {
  for (const [, target = ''] of read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
    if (/^https?:/.test(target)) continue;
    const file = path.join(workspace, path.dirname(page), target);
    expect(`${target} ${existsSync(file)}`).toBe(`${target} true`);
  }
});

it.each(['README.md', 'docs/architecture.md'])('the paths that %s names are there', (page) => {
  const named = [...read(page).matchAll(/`((?:apps|libs|tools|prisma|docs)(?:\/[\w./-]*)?)`/g)];
  expect(named.length).toBeGreaterThan(5);
  for (const [, name = ''] of named)
    expect(`${name} ${existsSync(path.join(workspace, name))}`).toBe(`${name} true`);
});

it('docs/command.md names every sub-command and option of the help', async () => {
  const cvr = cvrIn(folder);
  const text = read('docs/command.md');
  for (const command of [
    'ingest',
    'inspect',
    'formats',
    'datasets',
    'results',
    'cross',
    'export',
    'election',
    'serve',
  ]) {
    expect(text).toContain(`\n## ${command}\n`);
    const { out } = await cvr(command, '--help');
    for (const [option] of out.matchAll(/(?<=^ {2})--[a-z-]+/gm))
      expect(option === '--version' || text.includes(option) ? '' : `${command} ${option}`).toBe(
        '',
      );
  }
});
