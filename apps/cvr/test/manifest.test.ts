import { readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../src/version.ts';
import { workspace } from './support/folders.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const manifestOf = (room: string) =>
  JSON.parse(readFileSync(path.join(workspace, room, 'package.json'), 'utf8')) as Manifest;

const command = manifestOf('apps/cvr');
/** The rooms that are bundled into the command. */
const rooms = [
  'apps/api',
  ...[
    'analysis',
    'contracts',
    'elections',
    'export',
    'formats',
    'imports',
    'ingest',
    'marks',
    'opening',
    'store',
  ].map((name) => `libs/${name}`),
];
/** What the command itself imports from the registry. */
const own = ['cli-progress', 'commander'];

describe('package.json of the command', () => {
  it('depends on what the bundled rooms depend on, at the same versions, and no more', () => {
    const expected = new Map<string, string>();
    for (const room of rooms) {
      for (const [name, wanted] of Object.entries(manifestOf(room).dependencies ?? {})) {
        if (name.startsWith('@crossvote/')) continue;
        expect(`${name} ${expected.get(name) ?? wanted}`).toBe(`${name} ${wanted}`);
        expected.set(name, wanted);
      }
    }
    for (const name of own) expected.set(name, command.dependencies?.[name] ?? 'missing');
    const sorted = [...expected].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(Object.entries(command.dependencies ?? {})).toEqual(sorted);
  });

  it('names exact versions', () => {
    for (const wanted of Object.values(command.dependencies ?? {}))
      expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has the version that the command prints', () => {
    expect(version).toBe(command.version);
  });
});
