import { FileError } from '@crossvote/opening';
import { applyEdits, mutate, seedsFrom } from '@crossvote/samples';
import { knownOf, readMapFiles } from './read-map-files.ts';

const us = 'ocd-division/country:us';

const read = async (...lines: string[]) => {
  const { facts, told } = await readMapFiles({ 'list.csv': `${lines.join('\n')}\n` });
  return { districts: facts.districts, keys: facts.districts.map(({ key }) => key), told };
};

it('reads a list with headings: names, numbers, days, census ids, and what each lies in', async () => {
  const { districts } = await read(
    'id,name,census_geoid,validThrough',
    `${us}/state:xx,Exland,state-99,`,
    `${us}/state:xx/county:elm,Elm County,county-99001,`,
    `${us}/state:xx/county:elm/council_district:3,"Elm County, District 3",,2031-01-04`,
  );
  const bare = { number: null, letter: null, statePostal: 'XX' };
  const census = (value: string) => [{ scheme: 'census', scope: '', value }];
  const relation = (other: string, kind = 'ancestor') => ({ other, kind, basis: 'stated' });
  expect(districts).toEqual([
    {
      ...bare,
      key: 'xx',
      ocdId: `${us}/state:xx`,
      type: 'state',
      name: 'Exland',
      externalIds: census('state-99'),
    },
    {
      ...bare,
      key: 'xx-county-elm',
      ocdId: `${us}/state:xx/county:elm`,
      type: 'county',
      name: 'Elm County',
      fipsCode: '99001',
      externalIds: census('county-99001'),
      parent: 'xx',
      relations: [relation('xx')],
    },
    {
      ...bare,
      key: 'xx-county-elm-council-district-3',
      ocdId: `${us}/state:xx/county:elm/council_district:3`,
      type: 'council',
      name: 'Elm County, District 3',
      number: 3,
      validThrough: '2031-01-04',
      parent: 'xx-county-elm',
      relations: [relation('xx-county-elm'), relation('xx-county-elm', 'county'), relation('xx')],
    },
  ]);
});

it('reads a list without headings, from its first line on', async () => {
  const { districts, told } = await read(`${us},United States`, `${us}/state:xx,Exland`);
  expect(districts.map(({ key, name, parent }) => [key, name, parent])).toEqual([
    ['us', 'United States', undefined],
    ['xx', 'Exland', 'us'],
  ]);
  expect(told).toEqual([]);
});

it('makes aliases relations, also to ids that no list names', async () => {
  const { districts } = await read(
    'id,sameAs,sameAsNote',
    `${us}/state:xx/place:elm,${us}/state:xx/borough:elm,the same`,
  );
  expect(districts.map(({ key, relations }) => [key, relations])).toEqual([
    ['xx-borough-elm', undefined],
    ['xx-place-elm', [{ other: 'xx-borough-elm', kind: 'alias', basis: 'stated' }]],
  ]);
});

it('keeps an alias with the same key as a further id of its district, whichever line comes first', async () => {
  const lines = [
    'id,name,sameAs',
    `${us}/state:pr,,${us}/territory:pr`,
    `${us}/territory:pr,Puerto Rico,`,
  ];
  const { districts, told } = await read(...lines);
  expect(districts).toEqual([
    {
      ...{ key: 'pr', ocdId: `${us}/territory:pr`, type: 'state', name: 'Puerto Rico' },
      ...{ number: null, letter: null, statePostal: 'PR' },
      externalIds: [{ scheme: 'ocd', scope: '', value: `${us}/state:pr` }],
    },
  ]);
  expect(told).toEqual([]);
});

it('tells columns that it does not read, lines that are no divisions, days that are none', async () => {
  const { keys, told } = await read(
    'id,name,validFrom,sibling',
    `${us}/state:xx,Exland,2031-02-30,17`,
    'ocd-division/country:ca,Canada,,1',
    ',Nobody,,1',
  );
  expect(keys).toEqual(['xx']);
  expect(told).toEqual([
    'ocd_column_unread: columns that are not read: "sibling"',
    'ocd_id_unreadable: "ocd-division/country:ca" is no id of a division of the United States',
    'ocd_id_unreadable: has no id',
  ]);
});

it('keeps each plan of one id as a district of its own, and refuses an id that has the key of another', async () => {
  const { keys, told } = await read(
    'id,name,validFrom',
    `${us}/state:xx/cd:5,Fifth,2022-05-01`,
    `${us}/state:xx/cd:5,Fifth,2026-05-01`,
    `${us}/state:xx/place:st_elm,St. Elm,`,
    `${us}/state:xx/place:st-elm,St Elm,`,
  );
  expect(keys).toEqual(['xx-cd-5-2022-05-01', 'xx-cd-5-2026-05-01', 'xx-place-st-elm']);
  expect(told).toEqual([
    `ocd_key_taken: "${us}/state:xx/place:st-elm" has the same key "xx-place-st-elm" as "${us}/state:xx/place:st_elm", and was left out`,
  ]);
});

it('finds what districts lie in among those that are stored', async () => {
  const known = knownOf(
    'us-xx-2030-11-05',
    [],
    [{ key: 'xx', ocdId: `${us}/state:xx`, type: 'state' }],
  );
  const { facts } = await readMapFiles({ 'a.csv': `${us}/state:xx/cd:5,Fifth\n` }, {}, known);
  expect(facts.districts.map(({ key, parent }) => [key, parent])).toEqual([['xx-cd-5', 'xx']]);
});

it('is refused or sound, whatever bytes are changed or cut off', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) => `${us}/state:xx/cd:${at},"District ${at}",,2031-01-01`,
  );
  const bytes = Buffer.from(['id,name,validFrom,validThrough', ...lines, ''].join('\n'));
  const outcome = async (changed: Buffer) => {
    try {
      const { facts } = await readMapFiles({ 'list.csv': changed });
      const keys = facts.districts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      return keys.length;
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  };
  for (let part = 0; part < 50; part += 1) {
    const length = Math.floor((bytes.length * part) / 50);
    const found = await outcome(bytes.subarray(0, length));
    // A list that was cut at the end of a line is one; else its last line must not count.
    const whole = bytes.subarray(0, length).toString().split('\n').length - 2;
    expect([undefined, Math.max(0, whole), whole + 1]).toContain(found);
  }
  const leaf = { path: ['list.csv'], bytes, regions: [] };
  for (const seed of seedsFrom(60, 300))
    await outcome(applyEdits(bytes, mutate([leaf], seed).edits));
});
