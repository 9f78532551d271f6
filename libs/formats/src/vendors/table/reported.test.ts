import { FileError, IssueLog } from '@crossvote/opening';
import { errorOf } from '@crossvote/samples';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { readTable } from '../../../test/table-reading.ts';
import { readFileSync } from 'node:fs';
import { proposeForPaths } from '../../columns/propose/propose-for-paths.ts';
import { prepareExport } from '../../prepare-export.ts';

/** What tables of programs and researchers come to, by their READMEs. */
const right: readonly (readonly [file: string, ...counts: string[]])[] = [
  ['rank-tables/condensed.csv', 'condensed: Ada Reyes 2, Ben Cole 1, Cy Dunn 0, undervote 1'],
  ['rank-tables/weighted.csv', 'weighted: Ada Reyes 3, Ben Cole 2, Write-in 1'],
  [
    'rank-tables/candidate-columns-rank-cells.csv',
    'candidate-columns-rank-cells: Ada Reyes 1, Ben Cole 2, Cy Dunn 0',
  ],
  ['candidate-columns-count-is-no-weight/cvr.csv', 'cvr: Reyes Ada 1, Cole Ben 2, Dunn Cy 1'],
  ['json-ballot-objects/cvr.json', 'cvr: Ada Reyes 2, Ben Cole 1'],
  ['long-rank-headings/long.csv', 'Council: Ada Reyes 1, Ben Cole 1, undervote 1'],
  [
    'long-rank-headings/harvard.csv',
    'US HOUSE 001: ADA REYES 1, BEN COLE 1',
    'STATE HOUSE 005: undervote 1',
    'STATE HOUSE 006: CY DUNN 1',
  ],
];

describeReported('tables of programs and researchers (skipped where they are missing)', () => {
  it.each(right)('%s is read by itself', async (file, ...counts) => {
    const read = await readExportAt(reported(...file.split('/')));
    expect(countsOf(read).map(withoutUnused)).toEqual(counts.map(withoutUnused));
    const taken = read.issues.filter(({ code }) => code === 'columns_taken');
    expect(taken.length).toBeGreaterThan(1);
    expect(taken.at(-1)?.message).toContain('--write-columns');
    expect(read.issues.filter(({ severity }) => severity !== 'assumption')).toEqual([]);
  });

  it.each(right)('%s is read the same by the map that is proposed', async (file, ...counts) => {
    const path = reported(...file.split('/'));
    const { map, isCertain } = await proposeForPaths({ paths: [path] });
    expect(isCertain).toBe(true);
    const text = file.endsWith('.json') ? await tableOf(path) : readFileSync(path);
    const read = await readTable(map, [text]);
    expect(countsOf(read).map(withoutUnused)).toEqual(counts.map(withoutUnused));
  });

  it('a weighted table of codes is refused, and read by a map of the columns with names', async () => {
    const path = reported('weighted-coded-table', 'counts.csv');
    const refused = await errorOf(
      prepareExport({ paths: [path], format: 'auto' }, new IssueLog()),
      FileError,
    );
    expect(refused.code).toBe('is_weighted_table');
    const map = { weight: 'Nvoters', contests: [{ votes: 'PRS' }] };
    const read = await readTable(map, [readFileSync(path)]);
    expect(countsOf(read)).toEqual(['PRS: Democrat 3, Republican 2, overvote 1']);
  });

  it('rankings as columns are refused, and no map is proposed for them', async () => {
    const paths = [reported('rankings-as-columns', 'top-4-precinct.csv')];
    const refused = await errorOf(
      prepareExport({ paths, format: 'auto' }, new IssueLog()),
      FileError,
    );
    expect(refused.code).toBe('is_ranking_counts');
    expect((await errorOf(proposeForPaths({ paths }), FileError)).code).toBe('columns_unclear');
  });
});

/** Choices without votes are not in the READMEs. */
const withoutUnused = (count: string) => count.replace(/, [^,]+ 0(?=,|$)/g, '');

async function tableOf(path: string): Promise<Buffer> {
  const { records, close } = await prepareExport({ paths: [path], format: 'auto' }, new IssueLog());
  const chunks: Uint8Array[] = [];
  for await (const chunk of records[0]?.read() ?? []) chunks.push(chunk);
  close();
  return Buffer.concat(chunks);
}
