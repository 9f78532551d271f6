import { fileOf } from '@crossvote/samples';
import { codesOf, failureIn, linesOf, readFiles } from '../../../test/ess-reading.ts';
import { countsOf, describeReported, readExportAt, reported } from '../../../test/read-reported.ts';
import { aecSenate } from './aec-senate.ts';

const headings =
  'State,Division,Vote Collection Point Name,Vote Collection Point ID,Batch No,Paper No';
const boxes = 'A:Blue,B:,A:POE Ann,B:RYE Bo,UG:DUNN Cy';
const read = (rows: readonly string[], heads = `${headings},${boxes}`) =>
  readFiles([fileOf('senate.csv', [heads, ...rows, ''].join('\n'))], aecSenate);

describeReported('the reported tables of the Australian Senate', () => {
  it('count as their README says, above and below the line', async () => {
    const result = await readExportAt(reported('aec-senate', 'formal-2019.csv'));
    expect(countsOf(result)).toEqual([
      'Senate NT, above the line: Blue Party 2, Green 1, undervote 1',
      'Senate NT, below the line: REYES Ada 1, COLE Ben 0, DUNN Cy 1, ECK Di 0, undervote 2',
    ]);
    expect(result.contests.map(({ rankLimit }) => rankLimit)).toEqual([2, 4]);
    expect(result.contests[1]!.choices.map(({ party }) => party)).toEqual([
      'Blue Party',
      'Blue Party',
      'Green',
      '',
    ]);
    expect(codesOf(result)).toEqual(['line_is_two_contests']);
  });
});

describe('a table of formal preferences', () => {
  it('has numbers, ticks and crosses, numbers twice, and numbers above those of the boxes', async () => {
    const result = await read([
      'ACT,Bean,POSTAL 1,7,1,1,1,,2,2,12',
      'ACT,Bean,POSTAL 1,7,1,2,/,2,,*,',
    ]);
    expect(linesOf(result)).toEqual([
      'Senate ACT, above the line: Blue(1), Senate ACT, below the line: POE Ann(2)+RYE Bo(2)+DUNN Cy(12)',
      'Senate ACT, above the line: Blue(1)+B(2), Senate ACT, below the line: RYE Bo(1)',
    ]);
    expect(result.contests.map(({ rankLimit }) => rankLimit)).toEqual([2, 12]);
    expect(result.records[0]!.attributes).toEqual({ precinct: 'Bean, POSTAL 1', batch: '1' });
    expect(new Set(result.names).size).toBe(2);
    expect(codesOf(result)).toContain('marks_as_first_preference');
  });

  it('refuses papers with anything else', async () => {
    const result = await read([
      'ACT,Bean,P,7,1,1,x,,,,',
      'ACT,Bean,P,7,1,2,,,0,,',
      'ACT,Bean,P,7,1,3,,,12345,,',
      'ACT,Bean,P,7,1,4,1,,,,',
      'ACT,Bean,P',
    ]);
    expect(result.summary).toMatchObject({ recordsStored: 1, recordsRefused: 4 });
    expect(codesOf(result)).toContain('unknown_mark @2');
  });

  it.each([
    [
      'two states',
      `${headings},${boxes}`,
      ['ACT,B,P,7,1,1,1,,,,', 'NT,B,P,7,1,2,1,,,,'],
      'states_differ',
    ],
    ['no columns of papers', boxes, [], 'columns_missing'],
    ['boxes above the line alone', `${headings},A:Blue,B:Red`, [], 'boxes_unclear'],
    ['no boxes', headings, [], 'boxes_unclear'],
  ])('is refused as a whole: %s', async (_, heads, rows, code) => {
    expect((await failureIn(read(rows, heads))).code).toBe(code);
  });
});
