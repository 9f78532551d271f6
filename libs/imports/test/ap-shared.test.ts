import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { readFacts } from '../src/index.ts';

const root = sharedDataFolder('ap');
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/ap is not there, so no published recording was read.');

type Row = Readonly<Record<string, unknown>>;

const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const numbersOf = (list: readonly Row[], member: string) =>
  list.reduce((sum, row) => sum + (typeof row[member] === 'number' ? row[member] : 0), 0);

/** Counts a file by its own words, without anything of the reader. */
function plainCount(name: string) {
  const file = JSON.parse(readFileSync(path.join(root ?? '', name), 'utf8')) as Row;
  const races = rows(((file.body as Row | undefined) ?? file).races);
  const units = races.flatMap((race) => rows(race.reportingUnits));
  const candidates = units.flatMap((unit) => rows(unit.candidates));
  const marked = races.flatMap((race) =>
    rows(rows(race.reportingUnits)[0]?.candidates).filter(({ winner }) => winner !== undefined),
  );
  return {
    races: races.length,
    withResults: races.filter((race) => race.reportingUnits).length,
    rows: units.length,
    candidateRows: candidates.length,
    votes: numbersOf(candidates, 'voteCount'),
    delegates: numbersOf(candidates, 'delegateCount'),
    electoral: numbersOf(candidates, 'electWon'),
    precincts: numbersOf(units, 'precinctsReporting'),
    calls: marked.length,
  };
}

async function importedCount(name: string) {
  const [read] = await readFacts([path.join(root ?? '', name)]);
  const elections = read?.facts.elections ?? [];
  const results = elections.flatMap((one) => one.results);
  const units = results.flatMap((one) => one.units.map((unit) => ({ unit, columns: one.columns })));
  const sum = (column: string) =>
    units
      .flatMap(({ unit, columns }) => unit.counts.map((row) => row[columns.indexOf(column)] ?? 0))
      .reduce((total, count) => total + count, 0);
  return {
    races: elections.flatMap((one) => one.races).length,
    withResults: results.length,
    rows: units.length,
    candidateRows: units.flatMap(({ unit }) => unit.counts.filter(([votes]) => votes !== null))
      .length,
    votes: sum('votes'),
    delegates: sum('delegates'),
    electoral: sum('electoral'),
    precincts: units.reduce((total, { unit }) => total + (unit.precinctsReporting ?? 0), 0),
    calls: elections.flatMap((one) => one.calls).length,
  };
}

inSharedData('a published recording', () => {
  it.each([
    '2012-11-06_AK_P_ru.json',
    '2015-11-03_CO-KY_GI_ru.json',
    '2015-11-03_national_omitresults.json',
    '2016-02-01_IA_P_district.json',
    '2016-03-01_MA_P_ru.json',
    '2016-04-26_all_ru_test.json',
    '2016-11-08_pre-results_excerpt.json',
    '2021-06-08_VA_A_exchange.json',
  ])('%s has all its races, rows, votes and calls', async (name) => {
    expect(await importedCount(name)).toEqual(plainCount(name));
  });

  it('has what its description says', async () => {
    const [read] = await readFacts([path.join(root ?? '', '2016-04-26_all_ru_test.json')]);
    const elections = read?.facts.elections ?? [];
    expect(elections.map(({ election }) => [election.statePostal, election.phase])).toEqual(
      ['CT', 'DE', 'MD', 'PA', 'RI'].map((postal) => [postal, 'testing']),
    );
    // 435 races in results form and one in pre-results form.
    expect(elections.flatMap(({ races }) => races)).toHaveLength(436);
    expect(elections.flatMap(({ results }) => results)).toHaveLength(435);
    const issues = read?.issues.filter(({ severity }) => severity !== 'assumption');
    expect(issues).toEqual([]);
  });

  it('has the 351 towns of Massachusetts, and the mark that was taken back', async () => {
    const [read] = await readFacts([path.join(root ?? '', '2016-03-01_MA_P_ru.json')]);
    const [election] = read?.facts.elections ?? [];
    expect(election?.units.filter(({ kind }) => kind === 'town')).toHaveLength(351);
    expect(election?.calls.map(({ mark }) => mark).sort()).toEqual(['N', 'X', 'X']);
  });

  it.each([
    ['elections-landing.json', 'elections'],
    ['report_delsum_2016-01-15.json', 'delegates-delsum-2016-01-15-test'],
    ['report_delsuper_2016-01-15.json', 'delegates-delsuper-2016-01-15-test'],
    ['report_trend_g_2012.json', 'trend-g-2012-11-29'],
    ['reports-list_2018-10-04.json', 'reports'],
  ])('%s is kept as it is', async (name, key) => {
    const [read] = await readFacts([path.join(root ?? '', name)]);
    const text = readFileSync(path.join(root ?? '', name), 'utf8').trim();
    expect(read?.facts.reports).toMatchObject([{ key, body: text }]);
  });
});
