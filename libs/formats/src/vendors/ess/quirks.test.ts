import { withEncoding } from '@crossvote/opening';
import { fileOf } from '@crossvote/samples';
import { ess } from './ess.ts';
import { attributeKinds } from '../../index.ts';
import { codesOf, failureIn, linesOf, readEss, readFiles } from '../../../test/ess-reading.ts';

const headings = 'Cast Vote Record,Precinct,Ballot Style';
const text = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');

describe('cells', () => {
  it('that are empty or one blank keep a contest off the ballot; words count whatever their case', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor,Measure 9`,
        '1,P1,S1,Ann,YES',
        '2,P1,S1, ,UNDERVOTE',
        '3,P1,S1,Overvote,',
        '4,P1,S1,Write-in,NO',
        '5,P1,S1,write-in:,NO',
        '6,P1,S1,WRITE-IN,NO',
      ),
    );
    expect(linesOf(result)).toEqual([
      'Mayor: Ann, Measure 9: YES',
      'Measure 9: none',
      'Mayor: overvoted',
      'Mayor: Write-in, Measure 9: NO',
      'Mayor: Write-in, Measure 9: NO',
      'Mayor: Write-in, Measure 9: NO',
    ]);
    expect(result.contests[0]!.choices).toEqual([
      { name: 'Ann', party: '', isWriteIn: false },
      { name: 'Write-in', party: '', isWriteIn: true },
    ]);
    expect(result.records[0]!.attributes).toEqual({ precinct: 'P1', ballotStyle: 'S1' });
  });

  it('that hold the error of a spreadsheet refuse their record', async () => {
    const result = await readEss(text(`${headings},Mayor`, '1,P,S,#N/A', '2,P,S,Ann'));
    expect(codesOf(result)).toEqual(['error_value @2']);
    expect(linesOf(result)).toEqual(['Mayor: Ann']);
  });

  it('that are numbers are kept as names, and said', async () => {
    const result = await readEss(text(`${headings},Mayor`, '1,P,S,254001'));
    expect(codesOf(result)).toEqual(['choice_is_number']);
    expect(linesOf(result)).toEqual(['Mayor: 254001']);
    expect(result.contests[0]!.choices).toMatchObject([{ name: '254001', code: '254001' }]);
  });
});

describe('vote for several', () => {
  const rows = [
    '1,P,S,Ann,Bo,YES',
    '2,P,S,Ann,undervote,YES',
    '3,P,S,overvote,overvote,YES',
    '4,P,S,,,YES',
    '5,P,S,undervote,undervote,YES',
    '6,P,S,Write-in,Write-in,YES',
  ];
  const lines = [
    'Council: Ann+Bo, Measure: YES',
    'Council: Ann, Measure: YES',
    'Council: overvoted, Measure: YES',
    'Measure: YES',
    'Council: none, Measure: YES',
    'Council: Write-in+Write-in, Measure: YES',
  ];

  it.each(['', '...5', 'Unnamed: 4'])(
    'has further columns with the heading "%s"',
    async (heading) => {
      const result = await readEss(text(`${headings},Council,${heading},Measure`, ...rows));
      expect(result.contests[0]).toMatchObject({ name: 'Council', voteFor: 2 });
      expect(linesOf(result)).toEqual(lines);
      expect(codesOf(result)).toEqual([]);
    },
  );

  it('is told from padding at the end of the rows by whether a record ever fills the column', async () => {
    const padded = await readEss(text(`${headings},Mayor,,`, '1,P,S,Ann,,', '2,P,S,Bo,,'));
    expect(padded.contests).toMatchObject([{ voteFor: 1 }]);
    const real = await readEss(text(`${headings},Mayor,,`, '1,P,S,Ann,,', '2,P,S,Bo,undervote,'));
    expect(real.contests).toMatchObject([{ voteFor: 2 }]);
    expect(linesOf(real)).toEqual(['Mayor: Ann', 'Mayor: Bo']);
    expect(codesOf(real)).toEqual(['contest_partly_blank @2']);
  });

  it('counts a name that stands twice once, and says so, and so where an overvote is not in all cells', async () => {
    const result = await readEss(
      text(`${headings},Council,`, '1,P,S,Ann,Ann', '2,P,S,Ann,overvote'),
    );
    expect(linesOf(result)).toEqual(['Council: Ann', 'Council: Ann+overvoted']);
    expect(codesOf(result)).toEqual(['choice_twice @2', 'overvote_in_part @3']);
  });

  it('says where the title and the columns differ, and where numbered titles may be one contest', async () => {
    const result = await readEss(
      text(`${headings},Board Vote For 3,,WEST 1,WEST 2`, '1,P,S,Ann,Bo,Cy,Di'),
    );
    expect(codesOf(result)).toEqual(['numbered_titles @1', 'vote_for_differs @1']);
    expect(result.contests.map(({ voteFor }) => voteFor)).toEqual([2, 1, 1]);
  });
});

describe('headings', () => {
  it('may have metadata in any place, of which identifiers are not stored', async () => {
    const result = await readEss(
      text(
        'seqno,Cast Vote Record,Style,Serial Number,BoxNum,Reporting Group,Machine,Mayor,Audit Number',
        '1,82777,6,166008946,P5,Early,M1,Ann,A-77',
      ),
    );
    expect(result.records[0]!.attributes).toEqual({
      ballotStyle: '6',
      batch: 'P5',
      countingGroup: 'Early',
      tabulator: 'M1',
    });
    expect(result.issues.map(({ message }) => message).join()).not.toMatch(/82777|166008946|A-77/);
    expect(attributeKinds).toHaveLength(6);
  });

  it('of the ballots file may stand in the votes file, which is one all the same', async () => {
    const content = text(
      'Cast Vote Record,Batch,Tabulator CVR,Machine,Reporting Group,Mayor',
      '1,B1,0001,M1,Early,Ann',
    );
    const file = fileOf('a.csv', content);
    expect(ess.recognise(await file.head(), file.name).part).toBe('records');
    expect(linesOf(await readFiles([file]))).toEqual(['Mayor: Ann']);
  });

  it('may hold line breaks, and repeat: two contests of one name stay two', async () => {
    const result = await readEss(
      text(`${headings},"Measure\r\n9, long",Judge,Judge`, '1,P,S,YES,Ann,Bo'),
    );
    expect(linesOf(result)).toEqual(['Measure 9, long: YES, Judge: Ann, Judge: Bo']);
    expect(codesOf(result)).toEqual(['contest_name_repeated @1']);
  });
});

describe('line ends and encodings', () => {
  const rows = [`${headings},Mayor`, '1,P,S,Raúl', '2,P,S,Ann'];
  const wanted = ['Mayor: Raúl', 'Mayor: Ann'];

  it.each(['\r\n', '\n', '\r'])('may be %j', async (end) => {
    const content = rows.map((row) => row + end).join('');
    expect(linesOf(await readEss(content))).toEqual(wanted);
    expect(linesOf(await readEss(`\uFEFF${content}`))).toEqual(wanted);
  });

  it('may be Windows-1252, which is said; in a file that began as UTF-8 such a record is refused', async () => {
    const windows = withEncoding(
      fileOf('votes.csv', Buffer.from(`${rows.join('\n')}\n`, 'latin1')),
      'auto',
    );
    expect(linesOf(await readFiles([windows]))).toEqual(wanted);
    expect(windows.remarks().map(({ code }) => code)).toEqual(['encoding_windows_1252']);
    // The reader itself knows UTF-8 alone, so that an encoding that a person names holds.
    const named = withEncoding(windows.source, 'utf-8');
    expect(codesOf(await readFiles([named]))).toEqual(['unreadable_record @2']);
    const mixed = Buffer.concat([
      Buffer.from(`${rows.join('\n')}\n`),
      Buffer.from('3,P,S,Jos\xe9\n', 'latin1'),
    ]);
    expect(codesOf(await readEss(mixed))).toEqual(['unreadable_record @4']);
  });
});

describe('ranked contests', () => {
  it('have a column a rank in three spellings; an overvote counts where no named rank is above it', async () => {
    const result = await readEss(
      text(
        `${headings},For Mayor Choice 1 (45),For Mayor Choice 2 (50),For Mayor Choice 3 (55),Freedom of Choice 2`,
        '1,P,S,Ann ,Bo,undervote,YES',
        '2,P,S,undervote,Bo,overvote,',
        '3,P,S,overvote,Bo,Ann,',
        '4,P,S,undervote,undervote,undervote,',
        '5,P,S, , , ,NO',
      ),
    );
    expect(result.contests.map(({ name, rankLimit }) => [name, rankLimit])).toEqual([
      ['For Mayor', 3],
      ['Freedom of Choice 2', 0],
    ]);
    expect(linesOf(result)).toEqual([
      'For Mayor: Ann(1)+Bo(2), Freedom of Choice 2: YES',
      'For Mayor: Bo(2)',
      'For Mayor: Bo(2)+Ann(3)+overvoted',
      'For Mayor: none',
      'Freedom of Choice 2: NO',
    ]);
    expect(codesOf(result)).toEqual(['overvote_below_counted_rank @3']);
  });

  it('of a city without record numbers count each row as often as it says', async () => {
    const result = await readEss(
      text(
        'Precinct,1ST CHOICE MAYOR,2ND CHOICE MAYOR,3RD CHOICE MAYOR,COUNT',
        'W-7,ANN,undervote,BO,3',
        'W-8,UWI,undervote,undervote,1',
        'W-9,ANN,BO,undervote,0',
        'W-9,ANN,BO,undervote,x',
        'Total,,,,4',
      ),
    );
    expect(linesOf(result)).toEqual([
      'MAYOR: ANN(1)+BO(3)',
      'MAYOR: ANN(1)+BO(3)',
      'MAYOR: ANN(1)+BO(3)',
      'MAYOR: UWI(1)',
    ]);
    expect(codesOf(result)).toEqual([
      'records_not_numbered @1',
      'state_word',
      'count_unreadable @4',
      'count_unreadable @5',
      'not_a_record @6',
    ]);
  });

  it('of one workbook a contest are never put together', async () => {
    const mayor = fileOf('mayor.csv', text('Precinct,1st Choice,2nd Choice', 'W-7,Ann,Bo'));
    const board = fileOf('board.csv', text('Precinct,1st Choice,2nd Choice', 'W-7,Cy,Di'));
    const single = await readFiles([mayor]);
    expect(linesOf(single)).toEqual(['mayor: Ann(1)+Bo(2)']);
    expect(await failureIn(readFiles([mayor, board]))).toMatchObject({
      code: 'contests_not_linked',
      place: { file: 'board.csv' },
    });
  });
});

describe('rows that are no ballots', () => {
  it('are refused by line; blank ones are passed over', async () => {
    const result = await readEss(
      text(
        `${headings},Mayor,Bond`,
        '1,P,S,Ann,Yes',
        `${headings},Mayor,Bond`,
        ',,,,',
        '',
        ',P,S,Ann,Yes',
        'Total : 2,,,,',
        '2,P,S,Bo',
        '3,P,S,Bo,No,more',
        '4,P,S,Bo,No,,',
      ),
    );
    expect(codesOf(result)).toEqual([
      'not_a_record @3',
      'blank_row @4',
      'not_a_record @6',
      'not_a_record @7',
      'too_few_cells @8',
      'too_many_cells @9',
    ]);
    expect(result.summary).toMatchObject({ recordsRead: 7, recordsStored: 2 });
  });

  it('a record number that stands twice, or was rounded by a spreadsheet, is said', async () => {
    const result = await readEss(
      text(`${headings},Mayor`, '7,P,S,Ann', '1.23E+15,P,S,Ann', '1.23E+15,P,S,Ann', '7.0,P,S,Bo'),
    );
    expect(codesOf(result)).toEqual([
      'record_number_rounded @3',
      'record_number_rounded @4',
      'duplicate_record @5',
    ]);
    expect(result.records).toHaveLength(4);
  });
});
