import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledDataFolder, electionTables } from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';

const folder = temporaryFolder();
const tables = path.join(bundledDataFolder(), 'ogdenville-2026-general');
const { election, counts } = electionTables();

/** A `cvr` with an empty database of its own. */
function emptyCvr(name: string) {
  const own = path.join(folder, name);
  mkdirSync(own);
  return cvrIn(own);
}

/** Writes a file, and gives its path. */
function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('cvr election import', () => {
  const cvr = emptyCvr('import');

  it('tells what was added, and the same again changes nothing', async () => {
    const first = await cvr('election', 'import', tables);
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toContain(
      'Election us-xx-2026-11-03: Ogdenville 2026 General Election (new;',
    );
    expect(first.out).toMatch(/^Units +6 +0 +0$/m);
    expect(first.out).toMatch(/^Candidates +9 +0 +0$/m);
    const again = await cvr('election', 'import', tables);
    expect(again.out).toMatch(/\(nothing changed\)/);
    expect(again.out).toMatch(/^Units +0 +0 +6$/m);
    for (const { out } of [first, again])
      expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('says what vanished, and removes it with --prune alone', async () => {
    const races =
      'title,vote_for,ballot_order\nGovernor,1,1\nTown Council,2,2\nHarbor Commissioner,1,3\n';
    const place = file('races.csv', races);
    const { out } = await cvr('election', 'import', place, '--election', election);
    expect(out).toMatch(/^Races +0 +0 +3 +1$/m);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'in earlier files and not in these; kept, and removed with --prune: race Question 1: Library Hours',
    );
    expect((await cvr('election', 'show', election)).out).toContain('Question 1');
    const pruned = await cvr(
      'election',
      'import',
      place,
      '--election',
      election,
      '--prune',
      '--json',
    );
    expect(json(pruned.out)).toMatchObject({
      dry_run: false,
      sources: [
        {
          kind: 'csv',
          files: ['races.csv'],
          elections: [
            {
              ...{ key: election, is_new: false, is_changed: true },
              counts: {
                races: { added: 0, changed: 0, unchanged: 3, removed: 1, vanished: 0 },
              },
              vanished: [{ entity: 'race', key: 'question-1-library-hours' }],
            },
          ],
        },
      ],
    });
    expect((await cvr('election', 'show', election)).out).not.toContain('Question 1');
  });

  it('refuses a map of which every feature was refused, and makes no election of nothing', async () => {
    const own = emptyCvr('nothing');
    const feature = { type: 'Feature', properties: { number: '12' }, geometry: null };
    const map = file(
      'nowhere.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    );
    const options = ['--election', 'us-xx-2026-11-03', '--number-property', 'number'];
    for (const also of [['--dry-run'], []]) {
      const { status, out, err } = await own('election', 'import', map, ...options, ...also);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      expect(err).toMatch(
        /^cvr: nowhere\.geojson: nothing was stored, as all that it says was refused: 1 record, the first as feature "12" was left out: /,
      );
    }
    expect((await own('election', 'list', '--json')).out).not.toContain('us-xx-2026-11-03');
  });

  it('stores nothing of several files when one of them fails', async () => {
    const own = emptyCvr('partly');
    const divisions = file('divisions.csv', 'id,name\nocd-division/country:us/state:xx,Xanadu\n');
    const ring = [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ];
    // A number that no key can hold.
    const feature = {
      type: 'Feature',
      properties: { number: '1\u001b2' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const map = file(
      'steering.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    );
    const options = ['--election', 'us-xx-2026-11-03', '--number-property', 'number'];
    const tried = await own('election', 'import', divisions, map, ...options, '--dry-run');
    expect(tried.err).not.toContain('stored');
    const failed = await own('election', 'import', divisions, map, ...options);
    expect(failed).toMatchObject({ status: 1, out: '' });
    expect(failed.err).toMatch(/^cvr: .* control character\.\n$/);
    const again = await own('election', 'import', divisions);
    expect(again.out).toContain('Districts: 1 added, 0 changed, 0 unchanged');
    expect((await own('election', 'list', '--json')).out).not.toContain('us-xx-2026-11-03');
  });

  it('stores nothing with --dry-run, also where there is no database', async () => {
    const dry = emptyCvr('dry');
    const { status, out } = await dry('election', 'import', tables, '--dry-run');
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain('(dry run: nothing stored)');
    expect(readdirSync(path.join(folder, 'dry'))).toEqual([]);
    await dry('election', 'import', tables, '--quiet');
    await dry(
      'election',
      'import',
      file('results.csv', 'race,unit,candidate,votes\nNew,A,B,1\n'),
      '--election',
      election,
      '--dry-run',
    );
    expect((await dry('election', 'show', election)).out).not.toContain('New');
  });

  it('says nothing with --quiet', async () => {
    expect(await cvr('election', 'import', tables, '--quiet')).toEqual({
      status: 0,
      out: '',
      err: '',
    });
  });

  it('prints a row for each kind as a table', async () => {
    const { out } = await cvr('election', 'import', tables, '--csv');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'source,election,kind,added,changed,unchanged,removed,vanished',
      `csv,${election},units,0,0,6,0,0`,
    ]);
  });

  it('lists all that is wrong with tables, with status 1', async () => {
    const place = file('candidates.csv', 'race,name,ballot_order\nMayor,Ann,first\n,Bo,2\n');
    const { status, out, err } = await cvr('election', 'import', place, '--election', election);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    const lines = err.split('\n');
    expect(lines[0]).toBe('cvr: 2 problems in the tables, and nothing was stored:');
    expect(lines.slice(1, 3).join(' ').replace(/\s+/g, ' ')).toContain(
      'candidates.csv, line 2, column 3: ballot_order is "first", and no whole number',
    );
    expect(err).toContain('candidates.csv, line 3: race must be filled');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('refuses files of no kind, and says which kinds there are', async () => {
    const { status, err } = await cvr('election', 'import', file('notes.csv', 'a,b\n1,2\n'));
    expect(status).toBe(1);
    expect(err).toMatch(
      /notes\.csv: is none of the kinds that elections are imported from: .*tables of elections/,
    );
  });
});

describe('cvr election show', () => {
  const cvr = emptyCvr('show');
  beforeAll(() => cvr('election', 'import', tables, '--quiet'));

  it('has the votes of each candidate, as they were generated', async () => {
    const { out } = await cvr('election', 'show', election);
    for (const { candidates, totals } of counts)
      for (const [place, candidate] of candidates.entries())
        expect(out).toMatch(
          new RegExp(
            `^  ${candidate}( +(FED|WHG))? +${totals[place]?.toLocaleString('en-US')}$`,
            'm',
          ),
        );
    expect(out).toContain('Units:    1 county, 4 precinct, 1 state');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('has the votes of a race by unit', async () => {
    const council = counts.find(({ race }) => race === 'Town Council');
    const { out } = await cvr('election', 'show', 'ogdenville', '--race', 'council');
    for (const { unit, votes } of council?.units ?? [])
      expect(out).toMatch(new RegExp(`^${unit} +${votes.join(' +')}$`, 'm'));
    const { out: csv } = await cvr('election', 'show', election, '--race', 'council', '--csv');
    expect(csv.trim().split('\n')).toHaveLength(1 + 4 * 3);
  });

  it('has everything in --json, and a row for each candidate in --csv', async () => {
    const { out } = await cvr('election', 'show', election, '--json');
    expect(json(out)).toMatchObject({
      election: { key: election, date: '2026-11-03', state: 'XX', revision: 1 },
      races: expect.arrayContaining([
        expect.objectContaining({ key: 'town-council', vote_for: 2, source_kind: 'csv' }),
      ]),
      results: expect.arrayContaining([
        expect.objectContaining({ race: 'governor', results_type: 'live' }),
      ]),
    });
    const { out: csv } = await cvr('election', 'show', election, '--csv');
    expect(csv.trim().split('\n')).toHaveLength(1 + 9);
  });

  it('says which there are where a name is none', async () => {
    expect(await cvr('election', 'show', 'nowhere')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: "nowhere" is no election; there are:\n  us-xx-2026-11-03  Ogdenville 2026 General Election\n',
    });
    expect((await cvr('election', 'show', election, '--race', 'gouvernor')).err).toMatch(
      /is no race; nearest are:\n {2}governor +Governor\n/,
    );
  });

  it('takes a public id', async () => {
    const { out } = await cvr('election', 'list', '--json');
    const [first] = (json(out) as { elections: { public_id: string }[] }).elections;
    expect((await cvr('election', 'show', first?.public_id ?? '')).status).toBe(0);
  });
});

describe('cvr election call', () => {
  const cvr = emptyCvr('call');
  beforeAll(() => cvr('election', 'import', tables, '--quiet'));

  it('declares, and takes back', async () => {
    expect((await cvr('election', 'call', 'Governor', 'tremaine', 'X', '--by', 'desk')).out).toBe(
      'Governor: Olive Tremaine won (X).\n',
    );
    expect((await cvr('election', 'show', election)).out).toMatch(/Olive Tremaine +FED +611 +X$/m);
    const again = await cvr(
      'election',
      'call',
      'Governor',
      'tremaine',
      'X',
      '--by',
      'desk',
      '--json',
    );
    expect(json(again.out)).toEqual({
      ...{ election, race: 'governor', candidate: 'olive-tremaine', mark: 'X' },
      ...{ results_type: 'live', called_by: 'desk', changed: false },
    });
    // An import of the same tables leaves what a person declared.
    await cvr('election', 'import', tables, '--quiet');
    expect((await cvr('election', 'show', election)).out).toMatch(/Olive Tremaine +FED +611 +X$/m);
    await cvr('election', 'call', 'Governor', 'tremaine', 'N');
    expect((await cvr('election', 'show', election)).out).toMatch(/Olive Tremaine +FED +611$/m);
  });

  it('lists names that fit several', async () => {
    const { status, err } = await cvr('election', 'call', 'town council', 'e', 'X');
    expect(status).toBe(1);
    expect(err).toMatch(
      /^cvr: "e" fits more than one candidate of "Town Council"; give the key of one of these:\n/,
    );
    expect((await cvr('election', 'call', 'Governor', 'tremaine', 'Y')).status).toBe(2);
  });

  it('needs --election where there are several', async () => {
    await cvr(
      'election',
      'import',
      file('results.csv', 'race,unit,candidate,votes\nM,A,B,1\n'),
      '--election',
      'us-yy-2026-11-03',
      '--quiet',
    );
    const { status, err } = await cvr('election', 'call', 'Governor', 'tremaine', 'X');
    expect({ status, err }).toEqual({
      status: 1,
      err: 'cvr: there are 2 elections; say which with --election, such as --election us-xx-2026-11-03\n',
    });
    expect((await cvr('election', 'call', 'M', 'B', 'X', '--election', 'us-yy')).status).toBe(0);
  });
});

describe('cvr election export', () => {
  it('writes tables that make the same election in an empty database', async () => {
    const cvr = emptyCvr('export');
    const other = emptyCvr('again');
    await cvr('election', 'import', tables, '--quiet');
    await cvr('election', 'call', 'Governor', 'tremaine', 'X', '--by', '=desk');
    const out = path.join(folder, 'out');
    expect(await cvr('election', 'export', election, out)).toEqual({
      status: 0,
      out: `Ogdenville 2026 General Election: 10 tables in ${out}\n`,
      err: '',
    });
    expect(readFileSync(path.join(out, 'calls.csv'), 'utf8')).toContain(",'=desk");
    await other('election', 'import', out, '--quiet');
    const shown = async (from: typeof cvr) => {
      const text = (await from('election', 'show', election, '--json')).out;
      return json(text.replace(/"(?:changed_at|source_kind|revision)":(?:"[^"]*"|\d+)/g, '"":0'));
    };
    expect(await shown(other)).toEqual(await shown(cvr));
    expect(await cvr('election', 'export', election, out)).toMatchObject({
      status: 1,
      err: `cvr: ${out} is there already; name another folder\n`,
    });
  });
});

describe('cvr election phase and delete', () => {
  const cvr = emptyCvr('delete');
  beforeAll(() => cvr('election', 'import', tables, '--quiet'));

  it('change the phase, and refuse another word', async () => {
    expect((await cvr('election', 'phase', 'ogden', 'live')).out).toBe(
      'Election us-xx-2026-11-03 is in the phase live.\n',
    );
    expect((await cvr('election', 'list')).out).toMatch(/2026-11-03 +live +4 +6 +4$/m);
    expect((await cvr('election', 'phase', 'ogden', 'over')).status).toBe(2);
  });

  it('ask first', async () => {
    const asked: string[] = [];
    const answering = (answer: string) =>
      cvrIn(path.join(folder, 'delete'), {
        ask: (question) => {
          asked.push(question);
          return Promise.resolve(answer);
        },
      });
    expect(await answering('n')('election', 'delete', 'ogden')).toEqual({
      status: 1,
      out: '',
      err: 'cvr: election us-xx-2026-11-03 was not removed\n',
    });
    expect(asked).toEqual([
      'Election us-xx-2026-11-03: Ogdenville 2026 General Election (2026-11-03, 4 races, 6 units, results of 4 races)\nRemove it? [y/N] ',
    ]);
    expect((await cvr('election', 'delete', 'ogden')).status).toBe(2);
    expect((await cvr('election', 'delete', 'ogden', '--yes')).status).toBe(1);
    expect((await cvr('election', 'delete', election, '--yes')).out).toBe(
      'Election us-xx-2026-11-03, Ogdenville 2026 General Election, was removed.\n',
    );
    expect((await cvr('election', 'list')).out).toBe(
      'No elections yet; store one with: cvr election import <file>\n',
    );
    expect((await cvr('election', 'show', 'x')).err).toBe(
      'cvr: there are no elections yet; store one with: cvr election import <file>\n',
    );
  });
});
