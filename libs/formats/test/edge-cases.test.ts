import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { countRecords } from './count-records.ts';
import { readPaths, readText, refusedOf, remarksOf, type ReadResult } from './read-text.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no hand-written edge case was read.');

const fileOf = (name: string) => path.join(root ?? '', 'edge-cases', `dominion-${name}.csv`);
const read = (name: string) => readPaths([fileOf(name)]);
const votesOf = (result: ReadResult) =>
  countRecords(result).map(({ name, choices }) => [name, ...choices.map(({ votes }) => votes)]);

inSharedData('the edge case', () => {
  const expected = (): unknown =>
    JSON.parse(readFileSync(path.join(root ?? '', 'edge-cases/expected.json'), 'utf8'));

  it('of a byte order mark, line breaks in titles and a trailing comma counts as expected', async () => {
    const result = await read('bom-crlf-newlines');
    expect(result.issues.filter(({ severity }) => severity !== 'assumption')).toEqual([]);
    expect(expected()).toMatchObject({
      'dominion-bom-crlf-newlines.csv': {
        ballots: result.records.length,
        contests: Object.fromEntries(
          countRecords(result).map(({ name, voteFor, records, overvotedRecords, choices }) => [
            name,
            {
              vote_for: voteFor,
              on_ballots: records,
              overvoted_ballots: overvotedRecords,
              votes: Object.fromEntries(choices.map((choice) => [choice.name, choice.votes])),
            },
          ]),
        ),
      },
    });
    expect(countRecords(result)).toMatchObject([{ undervotedRecords: 1 }, { undervotes: 3 }]);
  });

  it('of redactions refuses masked, aggregate and total rows by line, and counts the rest', async () => {
    const result = await read('redactions');
    expect(refusedOf(result.issues)).toEqual([
      ...[7, 8, 9].map((line) => `unknown_mark @${line}`),
      ...[11, 12, 13, 14, 15, 16].map((line) => `not_a_record @${line}`),
    ]);
    expect(votesOf(result)).toEqual([
      ['Governor', 1, 1],
      ['Measure 1', 2, 1],
    ]);
    expect(countRecords(result)).toMatchObject([{ undervotedRecords: 1 }, {}]);
  });

  it('of a header that is repeated refuses its four rows, and counts the records around it', async () => {
    const result = await read('header-repeated');
    expect(refusedOf(result.issues)).toEqual([7, 8, 9, 10].map((line) => `not_a_record @${line}`));
    expect(votesOf(result)).toEqual([['Prop A', 2, 1]]);
  });

  it('of mark density refuses every record by line', async () => {
    const result = await read('density-cells');
    expect(refusedOf(result.issues)).toEqual(['unknown_mark @5', 'unknown_mark @6']);
    expect(result.records).toEqual([]);
  });

  it('of two contests with one title refuses every record by line, and reports no overvote', async () => {
    const result = await read('duplicate-contest-names');
    expect(refusedOf(result.issues)).toEqual(
      [5, 6, 7].map((line) => `contest_partly_blank @${line}`),
    );
    expect(result.records).toEqual([]);
  });

  it.each([
    'bom-crlf-newlines',
    'redactions',
    'header-repeated',
    'density-cells',
    'duplicate-contest-names',
  ])('is read the same through csv-parse: %s', async (name) => {
    const content = readFileSync(fileOf(name));
    expect(await readText(content, { reference: true })).toEqual(await readText(content));
  });

  it('reports no more than it must', async () => {
    expect(remarksOf((await read('redactions')).issues)).toEqual(['columns_not_stored @4']);
  });
});
