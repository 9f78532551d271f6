import { exportOf, recordsOf } from '../../../test/export-of.ts';
import { readText, refusedOf } from '../../../test/read-text.ts';

const rows = [
  '1,2,3,4,Köln,1,0',
  '2,2,3,5,K\xffln,1,0',
  '3,2,\xff,6,A,1,0',
  '4,\xe9,3,7,A,\xff,0',
  '5,2,3,8,A\0,1,0',
  '6,2,3,9,A,0,1',
];
const text = exportOf({ contests: [['Mayor (Vote For=1)', 'Ann', 'Bo']], rows });
// The characters ÿ and é become bytes that are not UTF-8; the rest is unchanged.
const bytes = Buffer.from(
  Buffer.from(text).toString('latin1').replaceAll('Ã¿', '\xff').replaceAll('Ã©', '\xe9'),
  'latin1',
);

describe('bytes that are not text', () => {
  it.each([false, true])(
    'refuse their record by line, whichever cell they are in (reference: %s)',
    async (reference) => {
      const read = await readText(bytes, { reference });
      expect(refusedOf(read.issues)).toEqual(
        [6, 7, 8, 9].map((line) => `unreadable_record @${line}`),
      );
      expect(recordsOf(read)).toEqual(['Mayor: Ann', 'Mayor: Bo']);
      expect(read.records[0]?.attributes.ballotStyle).toBe('Köln');
    },
  );
});
