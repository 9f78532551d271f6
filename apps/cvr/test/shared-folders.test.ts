import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder, withCi } from '@crossvote/samples';
import { cvrIn } from './support/call-cvr.ts';
import { temporaryFolder } from './support/folders.ts';
import { deliberateDifferences } from './support/shared-folders/deliberate-differences.ts';
import { crossDifferences, crossTablesOf } from './support/shared-folders/expected-cross-tables.ts';
import { compareReports } from './support/shared-folders/expected-reports.ts';
import { differencesOf, named } from './support/shared-folders/figures.ts';
import { folderTable, type FolderLine } from './support/shared-folders/folder-table.ts';
import { IngestedFolder } from './support/shared-folders/ingested-folder.ts';
import { sharedExports, type SharedExport } from './support/shared-folders/shared-exports.ts';

const root = sharedDataFolder();
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no shared export was ingested.');

/** The longest, each with shorter ones of its format beside it. */
const long = new Set([
  'ess/minneapolis-2013-mayor-ranked',
  'ess/pima-2020-general-part1',
  'ess/yuma-2020-general-5000',
  'clear-ballot/bay-county-fl-2012-legacy-3562',
]);
const exports_ = withCi(
  sharedExports,
  sharedExports.filter(({ title }) => !long.has(title)),
  'the longest shared exports through the command',
);

const scratch = temporaryFolder();
const lines: FolderLine[] = [];

/** Ingests an export into a database of its own. */
function ingest({ title, paths }: SharedExport, folder: string): Promise<IngestedFolder> {
  const place = path.join(scratch, title.replace(/\W+/g, '-'));
  mkdirSync(place);
  return IngestedFolder.ingest(cvrIn(place), paths(folder));
}

async function compare(given: SharedExport, folder: string): Promise<string[]> {
  const started = performance.now();
  const ingested = await ingest(given, folder);
  const expected = named(given.expected(folder), given.nameOf);
  const figures = ingested.figures(new Set(expected.contests?.keys()));
  const found = differencesOf(expected, figures);
  const tables = given.hasTables ? crossTablesOf(folder) : [];
  for (const table of tables) found.push(...(await crossDifferences(table, ingested)));
  const reports = given.hasTables ? compareReports(folder, ingested) : [];
  found.push(...reports.flatMap(({ differences }) => differences));
  const { report } = ingested;
  expect(report.look_at_these).toEqual([]);
  lines.push({
    ...{ title: given.title, format: report.format, records: report.records },
    contests: report.results.filter(({ records }) => records > 0).length,
    crossTables: tables.length,
    reports: reports.map(({ name }) => name),
    deliberate: deliberateDifferences.find(({ title }) => title === given.title),
    differences: found.length,
    seconds: (performance.now() - started) / 1000,
  });
  expect(report).toMatchObject({ refused: 0, records_read: report.records });
  expect(ingested.contradictions()).toEqual([]);
  return found;
}

(root === undefined ? describe.skip : describe)('cvr ingest finds the format of', () => {
  afterAll(() => {
    console.log(folderTable(lines));
  });

  it.each(exports_.map((given) => [given.title, given] as const))(
    '%s, and counts and crosses as the files beside it say',
    async (title, given) => {
      const folder = path.join(root ?? '', given.folder);
      const deliberate = deliberateDifferences.find((entry) => entry.title === title);
      const found = await compare(given, folder);
      expect(found.sort()).toEqual([...(deliberate?.differences(folder) ?? [])].sort());
    },
  );

  it('every folder of shared exports', () => {
    const folders = readdirSync(root ?? '', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'edge-cases')
      .flatMap(({ name }) =>
        readdirSync(path.join(root ?? '', name)).map((folder) => `${name}/${folder}`),
      );
    const known = new Set(sharedExports.map(({ folder }) => folder));
    expect(folders.filter((folder) => !known.has(folder))).toEqual([]);
    expect(folders.length).toBeGreaterThan(30);
  });

  it('no export that a list of differences has under another name', () => {
    const titles = sharedExports.map((given) => given.title);
    expect(deliberateDifferences.filter(({ title }) => !titles.includes(title))).toEqual([]);
  });
});
