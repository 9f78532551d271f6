import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  unknownBallotStyle,
  unknownCandidate,
  unknownDistrict,
  unknownElection,
  unknownRace,
  unknownUnit,
} from '@crossvote/elections';
import { allTables } from './all-tables.ts';
import { headingOf } from './table.ts';

const page = readFileSync(path.join(__dirname, '../../../../../docs/election-csv.md'), 'utf8');

/** Cells between the bars of a row of the page. */
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

it.each(allTables)('the page names all columns of the table $name', ({ name, columns }) => {
  const rows = page.split('\n').map(cellsOf);
  const row = rows.find(([first, ...more]) => first === `\`${name}\`` && more.length === 1);
  expect(codes(row?.[1] ?? '')).toEqual(Object.keys(columns).map(headingOf));
});

it.each(allTables)('the page names what must be filled in $name', ({ name, required, oneOf }) => {
  const rows = page.split('\n').map(cellsOf);
  const row = rows.find(([first, ...more]) => first === `\`${name}\`` && more.length === 2);
  const named = codes((row?.[2] ?? '').replace(/\(.*\)/, ''));
  expect(named).toEqual([...required, ...oneOf].map(headingOf));
});

it.each([
  ['elections', unknownElection, []],
  ['districts', unknownDistrict, ['area']],
  ['units', unknownUnit, ['areas']],
  ['races', unknownRace, ['candidates']],
  ['candidates', unknownCandidate, []],
  ['ballot-styles', unknownBallotStyle, []],
])(
  'the table %s has a column for each member, empty where it is unknown',
  (name, unknown, elsewhere) => {
    const table = allTables.find((each) => each.name === name);
    const nothing = Object.entries(unknown).filter(
      ([member]) => !elsewhere.includes(member as never),
    );
    for (const [member, value] of nothing)
      expect([member, table?.columns[member]?.nothing]).toEqual([member, value]);
  },
);
