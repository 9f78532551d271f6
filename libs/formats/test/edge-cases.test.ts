import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedDataFolder } from '@crossvote/samples';
import { countRecords, type PlainCount } from './count-records.ts';
import { readPaths, readText, refusedOf, remarksOf, type ReadResult } from './read-text.ts';

const root = sharedDataFolder();
const inSharedData = root === undefined ? describe.skip : describe;
if (root === undefined)
  console.log('Skipped: ../shared/data/cvr is not there, so no hand-written edge case was read.');

const fileOf = (name: string) => path.join(root ?? '', 'edge-cases', `dominion-${name}.csv`);
const read = (name: string) => readPaths([fileOf(name)]);
const votesIn = (contest: PlainCount | undefined) =>
  Object.fromEntries((contest?.choices ?? []).map(({ name, votes }) => [name, votes]));
const expected = (): unknown =>
  JSON.parse(readFileSync(path.join(root ?? '', 'edge-cases/expected.json'), 'utf8'));

/** Every record stored, and the votes of every contest as expected. */
function expectVotes(name: string, result: ReadResult): void {
  expect(refusedOf(result.issues)).toEqual([]);
  expect(expected()).toMatchObject({
    [`dominion-${name}.csv`]: {
      ballots: result.records.length,
      contests: Object.fromEntries(
        countRecords(result).map((contest) => [contest.name, votesIn(contest)]),
      ),
    },
  });
}

inSharedData('the edge case', () => {
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

  it('of redactions reads six numbered ballots and one without a number, and sums up four rows', async () => {
    const result = await read('redactions');
    const declared = result.records.map(({ selections }) => selections.get(0)?.declared);
    expect(refusedOf(result.issues)).toEqual([]);
    expect(remarksOf(result.issues)).toEqual([
      'columns_not_stored @4',
      ...[7, 8, 9].map((line) => `redacted_votes @${line}`),
      ...[11, 12, 13].map((line) => `aggregate_row @${line}`),
      'redacted_record @14',
      'aggregate_row @15',
      'total_row @16',
    ]);
    // The seventh is the ballot without a number: one vote for the first governor, one for No.
    expect(declared).toEqual([
      ...Array<string>(2).fill('nothing'),
      ...Array<string>(3).fill('redacted'),
      'nothing',
      'nothing',
    ]);
    const numbered = { ...result, records: result.records.slice(0, 6) };
    const [governor, measure] = countRecords(numbered);
    expect(expected()).toMatchObject({
      'dominion-redactions.csv': {
        individual_ballots: numbered.records.length,
        individual_ballots_with_readable_votes: declared
          .slice(0, 6)
          .filter((state) => state === 'nothing').length,
        contests_from_individual_ballots: {
          Governor: { ...votesIn(governor), undervoted_ballots: governor?.undervotedRecords },
          'Measure 1': votesIn(measure),
        },
        aggregate_rows: result.issues.filter(({ code }) => code === 'aggregate_row').length,
        total_row_to_ignore: result.issues.filter(({ code }) => code === 'total_row').length,
      },
    });
    // 48+8+4+7, 18+12+5+4; 30+11+5, 20+4+5.
    expect(result.contests.map(({ aggregateVotes }) => aggregateVotes)).toEqual([
      [67, 39],
      [46, 29],
    ]);
  });

  it('of a header that is repeated passes over its four rows, and counts the records around it', async () => {
    const result = await read('header-repeated');
    expect(remarksOf(result.issues)).toEqual([
      'columns_not_stored @4',
      ...[7, 8, 9, 10].map((line) => `header_repeated @${line}`),
    ]);
    expectVotes('header-repeated', result);
  });

  it('of mark density counts by the first number', async () => {
    const result = await read('density-cells');
    expect(remarksOf(result.issues)).toEqual(['columns_not_stored @4', 'mark_density @5']);
    expectVotes('density-cells', result);
  });

  it('of two contests with one title keeps them apart, and reports no overvote', async () => {
    const result = await read('duplicate-contest-names');
    const counts = countRecords(result);
    expect(refusedOf(result.issues)).toEqual([]);
    expect(result.records).toHaveLength(3);
    expect(
      counts.map(({ name, records, overvotedRecords }) => [name, records, overvotedRecords]),
    ).toEqual([
      ['Council Member', 2, 0],
      ['Judge', 3, 0],
      ['Council Member', 1, 0],
    ]);
    expect(expected()).toMatchObject({
      'dominion-duplicate-contest-names.csv': {
        ballots: result.records.length,
        contests: { 'Council Member': { ...votesIn(counts[0]), ...votesIn(counts[2]) } },
      },
    });
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
});
