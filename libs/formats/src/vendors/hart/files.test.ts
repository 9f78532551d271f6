import { FileError } from '@crossvote/opening';
import { recordsOf } from '../../../test/export-of.ts';
import {
  contest,
  cvr,
  memoryFile,
  messagesOf,
  option,
  readHart,
} from '../../../test/hart-files.ts';
import { hart } from './hart.ts';

const guid = '53901e1a-824c-5213-b21a-56e4416be00f';
const ballot = (rest = '') => cvr([contest('Mayor', option('Ann'))], rest);

describe('files of an export', () => {
  it('are each a record, and sheets that are not linked are said to be so', async () => {
    const read = await readHart([
      memoryFile('1_a.xml', cvr([contest('Mayor', option('Ann'))])),
      memoryFile('b.xml', cvr([contest('Measure', option('Yes'))], '<SheetNumber>2</SheetNumber>')),
    ]);
    expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Measure: Yes']);
    expect(messagesOf(read, 'sheets_not_linked')).toEqual([
      expect.stringContaining('1 of 2 records are first sheets'),
    ]);
  });

  it('that are no records are counted and passed over', async () => {
    const read = await readHart([
      memoryFile('1_a.xml', ballot()),
      memoryFile('1_a.sig.xml', '<Signature/>'),
      memoryFile('1_a.sig', 'x'),
      memoryFile('log.xml', '<?xml version="1.0"?><Log><a>'),
      memoryFile('image.png', 'x'),
    ]);
    expect(read.summary.recordsRead).toBe(1);
    expect(messagesOf(read, 'files_passed_over')).toEqual([expect.stringContaining('4 files')]);
  });

  it('without any record are refused as a whole', async () => {
    const files = [memoryFile('log.xml', '<Log/>'), memoryFile('a.png', '')];
    await expect(readHart(files)).rejects.toMatchObject({ code: 'no_records' });
  });

  it('tell precinct, batch, tabulator, party and kind, but no identifier of a ballot', async () => {
    const rest = `<BatchSequence>9</BatchSequence><SheetNumber>1</SheetNumber><PrecinctSplit><Name>101A</Name><Id>x</Id></PrecinctSplit><Party><Name>Green</Name><ID>y</ID></Party><BatchNumber>12</BatchNumber><DeviceSerialNumber>D7</DeviceSerialNumber><RetrievalCode>secret</RetrievalCode><CvrGuid>${guid}</CvrGuid>`;
    const read = await readHart([
      memoryFile(`1_${guid}.xml`, ballot(rest)),
      memoryFile('e_b.xml', ballot()),
      memoryFile('p_c.xml', ballot()),
      memoryFile('d.xml', ballot('<SheetNumber>1</SheetNumber><IsElectronic>true</IsElectronic>')),
      memoryFile('e.xml', ballot('<SheetNumber>1</SheetNumber><IsElectronic>false</IsElectronic>')),
    ]);
    expect(read.records.map(({ attributes }) => attributes)).toEqual([
      { precinct: '101A', party: 'Green', tabulator: 'D7', batch: '12' },
      { countingGroup: 'Electronic' },
      { countingGroup: 'Provisional' },
      { countingGroup: 'Electronic' },
      {},
    ]);
    expect(messagesOf(read, 'sheets_not_linked')).toEqual([]);
    expect(JSON.stringify(read.issues)).not.toContain(guid);
  });

  it('get tabulator and counting group from the list of scanned ballots', async () => {
    const list = `#FormatVersion,1\r\n#Workstation,VotingType,UniqueIdentifier,CvrId\r\nW1,Early,u1,${guid.toUpperCase()}\r\nW2,Mail,u2,${guid}\r\n"W`;
    const read = await readHart([
      memoryFile('1_a.xml', ballot(`<CvrGuid>${guid}</CvrGuid>`)),
      memoryFile('1_b.xml', ballot()),
      memoryFile('scanned ballot information.csv', list),
    ]);
    expect(read.records.map(({ attributes }) => attributes)).toEqual([
      { countingGroup: 'Early', tabulator: 'W1' },
      {},
    ]);
    expect(messagesOf(read, 'ballots_not_listed')).toHaveLength(1);
    expect(messagesOf(read, 'list_lines_passed_over')).toEqual([
      expect.stringContaining('2 lines'),
    ]);
  });

  it('that cannot be got at fail the export, without telling the identifier of a ballot', async () => {
    const file = memoryFile(`1_${guid}.xml`, '');
    const read = () => {
      throw new FileError('zip_damaged', 'cannot be unpacked', { file: file.name });
    };
    const failure: unknown = await readHart([{ ...file, read }]).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'zip_damaged',
      message: '1_*.xml: cannot be unpacked',
    });
  });
});

describe('recognise', () => {
  const part = (text: string, name = 'x.xml') => hart.recognise(Buffer.from(text), name).part;

  it('takes files with the root Cvr, with or without mark and declaration', () => {
    expect(part(ballot())).toBe('records');
    expect(part('<Cvr xmlns="http://tempuri.org/CVRDesign.xsd">')).toBe('records');
    const wide = Buffer.from(`\uFEFF${ballot().slice(1)}`, 'utf16le');
    expect(hart.recognise(wide, 'x.xml').part).toBe('records');
  });

  it('takes signatures and the list of scanned ballots as side files', () => {
    expect(part('<Signature/>', '1_a.sig.xml')).toBe('side');
    expect(part('#FormatVersion 1\nWorkstation,VotingType,CvrId\n', 'x.csv')).toBe('side');
  });

  it('takes nothing else', () => {
    for (const text of [
      '',
      '<CastVoteRecordReport/>',
      '<CvrX/>',
      'CVRDesign.xsd <Contests>',
      'a,b',
    ])
      expect(part(text)).toBe('none');
  });
});
