import { textsOf, tinyElection } from '../test/tiny-election.ts';
import { keepContests } from './keep-contests.ts';
import { writeEssCity, writeEssCsv, writeEssTwoFiles, writeEssXlsx } from './write-ess.ts';

const rows = [
  'Cast Vote Record,Precinct,Ballot Style,Mayor Choice 1,Mayor Choice 2,Council: East,',
  '1,North,S1,undervote,"Bo, B & C",Write-in,Write-in',
  '2,North,S1,Ann,overvote,,',
  '3,North,S1,undervote,undervote,overvote,overvote',
  '',
].join('\r\n');

describe('the ES&S writers', () => {
  it('write a word for an overvote and each unused vote', () => {
    expect(textsOf(writeEssCsv(tinyElection))).toEqual({ 'cvr.csv': rows });
  });

  it('write the ballots beside the votes, in another order', () => {
    const files = textsOf(writeEssTwoFiles(tinyElection));
    expect(files['cvr.csv']).toBe(rows);
    expect(files['ballots.csv']?.split('\r\n').slice(4)).toEqual([
      ',,,,',
      'Cast Vote Record,Batch,Ballot Status,Reporting Group,Tabulator CVR',
      '2,B3,Not Reviewed,Mail,0005000002',
      '1,B3,Not Reviewed,Poll,0006000001',
      '3,B3,Not Reviewed,Mail,0005000003',
      'Total : 3,,,,',
      '',
    ]);
  });

  it('write the same rows as a sheet, without cells that are empty', () => {
    const files = textsOf(writeEssXlsx(tinyElection));
    const sheet = files['Cast Vote Records Export.xlsx/xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain(
      '<row r="3"><c r="A3" t="n"><v>2</v></c><c r="B3" t="inlineStr"><is><t xml:space="preserve">North</t></is></c>',
    );
    expect(sheet).toContain('<t xml:space="preserve">Bo, B &amp; C</t>');
    expect(sheet).not.toContain('r="F3"');
  });

  it('write a ranked contest as cities do', () => {
    const ranked = keepContests(tinyElection, ({ rankLimit }) => rankLimit > 0);
    expect(textsOf(writeEssCity(ranked))).toEqual({
      'ranked.csv':
        'Precinct,1st Choice,2nd Choice\r\nNorth,undervote,"Bo, B & C"\r\nNorth,Ann,overvote\r\nNorth,undervote,undervote\r\n',
    });
  });
});
