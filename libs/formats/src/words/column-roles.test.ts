import { extendedMetadata } from '@crossvote/samples';
import { exportOf, recordsOf } from '../../test/export-of.ts';
import { readText, remarksOf } from '../../test/read-text.ts';
import { isHeading, rolesOfHeadings } from './column-roles.ts';

describe('metadata headings', () => {
  it.each([
    [
      ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId'],
      ['cvrNumber', 'tabulator', 'batch', 'record'],
    ],
    [
      ['cvr number', 'NotCountingGroup', 'CountingGroupx'],
      ['cvrNumber', 'countingGroup', 'notStored'],
    ],
    [
      ['Precinct_Portion', 'Ballot Style', 'Weather'],
      ['precinct', 'ballotStyle', 'notStored'],
    ],
    [
      ['PrecinctName', 'PrecinctPortion', 'Precinct'],
      ['notStored', 'precinct', 'notStored'],
    ],
    [
      ['ImprintedId', 'UniqueVotingIdentifier'],
      ['notStored', 'notStored'],
    ],
  ])('mean what they say, in any spelling: %j', (headings, roles) => {
    expect(rolesOfHeadings(headings)).toEqual(roles);
  });

  it.each([
    ['CvrNumber', true],
    ['NotCountingGroup', true],
    ['Image Path', true],
    ['Precinct 12', false],
    ['12', false],
    ['', false],
  ])('are told from values: %j', (cell, expected) => {
    expect(isHeading(cell)).toBe(expected);
  });

  it('of the sixteen-column form store the attributes, and no identifier of a ballot', async () => {
    const headings = extendedMetadata.map(({ field, heading }) => heading ?? field);
    const row = headings.map((heading, place) => (place === 0 ? '99' : `secret-${heading}`));
    const read = await readText(
      exportOf({
        headings,
        contests: [['Mayor (Vote For=1)', 'Ann']],
        rows: [`${row.join(',')},1`],
      }),
    );
    expect(headings).toHaveLength(16);
    expect(read.records[0]?.attributes).toEqual({
      precinct: 'secret-PrecinctPortion',
      ballotStyle: 'secret-BallotType',
      countingGroup: 'secret-CountingGroup',
      tabulator: 'secret-TabulatorNum',
      batch: 'secret-BatchId',
    });
    expect(remarksOf(read.issues)).toEqual(['columns_not_stored @4']);
  });

  it('may all be missing but one', async () => {
    const read = await readText(
      exportOf({
        headings: ['BallotType'],
        contests: [['Mayor (Vote For=1)', 'Ann']],
        rows: ['A,1', 'B,0'],
      }).replace(/^.*\r\n/, 'Test,5.2.3.4\r\n'),
    );
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: none']);
  });

  it('give an attribute its value as exported, without blanks around it, and none where it is empty', async () => {
    const read = await readText(
      exportOf({ contests: [['Mayor (Vote For=1)', 'Ann']], rows: ['1, 7 ,,4,"0101 (0101)",1'] }),
    );
    expect(read.records[0]?.attributes).toEqual({ tabulator: '7', ballotStyle: '0101 (0101)' });
  });

  it('hold values of at most 255 bytes', async () => {
    const rows = [`1,2,3,4,${'é'.repeat(127)},1`, `2,2,3,5,${'é'.repeat(128)},1`];
    const read = await readText(exportOf({ contests: [['Mayor (Vote For=1)', 'Ann']], rows }));
    expect(read.records).toHaveLength(1);
    expect(read.issues).toMatchObject([{ code: 'value_too_long', place: { line: 6, column: 5 } }]);
  });
});
