import { ingest } from '../src/index.ts';
import { exportFolder } from './export-file.ts';

const exports = exportFolder();
const header = [
  'Tiny Town,5.17.17.1,,,,,,,,',
  ',,,,,,,,Mayor (Vote For=1),Mayor (Vote For=1)',
  ',,,,,,,,Ann,Bob',
  'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,,',
].join('\n');
const record = (number: number) => `${number},1,1,${number},1-1-${number},Mail,P1,B1,1,0\n`;
const format = 'auto';

describe('an export of which next to nothing is a record', () => {
  it('is not read to its end', async () => {
    const file = exports.write(
      'hopeless.csv',
      `${header}\n${record(1)}${'x,\n'.repeat(250_000)}"a quote that is never closed\n`,
    );
    const reading = ingest({ paths: [file], format });
    await expect(reading).rejects.toMatchObject({
      name: 'FileError',
      code: 'mostly_refused',
      message: expect.stringMatching(
        /\/hopeless\.csv: \d+ records were refused and 1 could be stored/,
      ),
    });
  });

  it('is read where a hundredth is stored, or what is there is blank rows', async () => {
    const records = Array.from({ length: 200 }, (_, place) => record(place + 1)).join('');
    const few = exports.write('few.csv', `${header}\n${records}${'x,\n'.repeat(15_000)}`);
    expect(await ingest({ paths: [few], format })).toMatchObject({ records: 200, refused: 15_000 });
    const blank = exports.write(
      'blank.csv',
      `${header}\n${record(1)}${'\n'.repeat(3_000_000)}${',,,\r\n'.repeat(300_000)}${record(2)}`,
    );
    expect(await ingest({ paths: [blank], format })).toMatchObject({ records: 2, refused: 0 });
  });
});
