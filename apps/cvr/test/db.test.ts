import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

const folder = temporaryFolder();
const cvr = cvrIn(folder);

describe('cvr db', () => {
  it('migrates once, and tells the state before and after', async () => {
    writeFileSync(path.join(folder, 'test.db'), '');
    const before = await cvr.json('db', 'status');
    expect(before).toMatchObject({ applied: [], unknown: [] });
    expect(before.pending.length).toBeGreaterThan(0);
    const migrated = await cvr('db', 'migrate');
    expect(migrated).toMatchObject({ status: 0, out: `Applied: ${before.pending.join(', ')}\n` });
    expect(await cvr('db', 'migrate')).toEqual({
      status: 0,
      out: 'Nothing to do: the database is up to date.\n',
      err: '',
    });
    expect(await cvr.json('db', 'status')).toMatchObject({
      applied: before.pending,
      pending: [],
      unknown: [],
    });
    expect((await cvr('db', 'status')).out).toMatch(
      /^Database: {2}file:.*\nApplied: .*\nPending: {3}none\n$/,
    );
  });

  it('never prints the password of a database', async () => {
    const { status, out, err } = await cvr(
      ...['db', 'status', '--database', 'postgresql://clerk:secret@127.0.0.1:1/votes'],
    );
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^cvr: [^\n]+\n$/);
    expect(err).not.toContain('secret');
  });
});
