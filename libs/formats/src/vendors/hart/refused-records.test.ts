import {
  contest,
  cvr,
  memoryFile,
  option,
  readHart,
  readSheets,
  writeIn,
} from '../../../test/hart-files.ts';
import { createRandom } from '@crossvote/samples';

const good = cvr([
  contest('Mayor & Sons'.replace('&', '&amp;'), option('Ann') + writeIn('Unresolved')),
  contest('Council', option('Bo', '0100') + option('Cy', '1000'), '<Undervotes>2</Undervotes>'),
]);
const other = cvr([contest('Judge', option('Di'))]);

async function codeOf(text: string): Promise<string> {
  const read = await readSheets(other, text);
  expect(read.records).toHaveLength(1);
  const [issue] = read.issues.filter(({ severity }) => severity === 'refused');
  expect(issue?.message).toContain('the record file number 2');
  expect(issue?.place.file).toBe('CVRs/*.xml');
  return issue?.code ?? '';
}

describe('a record file is refused by its number, and the others stored, where', () => {
  const mayor = contest('Mayor', option('Ann'));
  it.each([
    ['it is empty', '', 'xml_cut_off'],
    ['it is cut off', good.slice(0, -3), 'xml_cut_off'],
    ['it is not well-formed', cvr([mayor]).replace('</Options>', ''), 'xml_malformed'],
    [
      'a document type stands in it',
      `<!DOCTYPE a [<!ENTITY b "c">]>${cvr([mayor]).slice(1)}`,
      'xml_doctype',
    ],
    ['it uses an entity of its own', cvr([contest('&nbsp;')]), 'xml_malformed'],
    ['a mark is unknown', cvr([contest('Mayor', option('Ann', '2'))]), 'unknown_mark'],
    ['a mark is missing', cvr([contest('Mayor', option('Ann', ''))]), 'unknown_mark'],
    [
      'unused votes are no number',
      cvr([contest('Mayor', '', '<Undervotes>-1</Undervotes>')]),
      'unknown_undervotes',
    ],
    [
      'unused votes are too many',
      cvr([contest('Mayor', '', '<Undervotes>999</Undervotes>')]),
      'unknown_undervotes',
    ],
    ['a contest stands twice', cvr([mayor, mayor]), 'contest_repeated'],
    [
      'a contest stands within another',
      cvr([contest('Mayor', option('Ann'), mayor.replace('Mayor', 'Judge'))]),
      'element_misplaced',
    ],
    [
      'an option stands outside of a contest',
      cvr([mayor]).replace('</Contests>', `</Contests>${option('Bo')}`),
      'element_misplaced',
    ],
    ['a contest has no name', cvr([contest(' ')]), 'contest_without_name'],
    [
      'an option stands twice',
      cvr([contest('Mayor', option('Ann') + option('Ann'))]),
      'choice_repeated',
    ],
    ['an option has no name', cvr([contest('Mayor', option(''))]), 'choice_without_name'],
    [
      'a write-in has an unknown status',
      cvr([contest('Mayor', writeIn('Maybe'))]),
      'unknown_write_in_status',
    ],
    [
      'an element stands twice',
      cvr([mayor], '<BatchNumber>1</BatchNumber><BatchNumber>2</BatchNumber>'),
      'element_repeated',
    ],
    ['contests are missing', '<Cvr xmlns="http://tempuri.org/CVRDesign.xsd"/>', 'no_contests'],
    ['a name is too long', cvr([contest('M'.repeat(2001))]), 'name_too_long'],
    [
      'an attribute is too long',
      cvr([mayor], `<BatchNumber>${'1'.repeat(256)}</BatchNumber>`),
      'value_too_long',
    ],
    ['a text is endless', cvr([contest('M'.repeat(70_000))]), 'xml_text_too_long'],
    ['elements are too deep', `<Cvr>${'<a>'.repeat(100)}`, 'xml_too_deep'],
    [
      'options are endless',
      cvr([contest('Mayor', writeIn('Unresolved').repeat(20_001))]),
      'record_too_large',
    ],
  ])('%s', async (_, text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  it('its bytes are no text of its encoding', async () => {
    const file = memoryFile('1_a.xml', Buffer.concat([Buffer.from(good), Buffer.from([0xff])]));
    const read = await readHart([file]);
    expect(read.issues.find(({ severity }) => severity === 'refused')?.code).toBe('xml_encoding');
  });
});

describe('damaged files', () => {
  it('cut off at every place are refused', async () => {
    for (let length = 0; length < good.length; length += Math.ceil(good.length / 100)) {
      const read = await readSheets(other, good.slice(0, length));
      expect(read.summary).toMatchObject({ recordsStored: 1, recordsRefused: 1 });
    }
  });

  it('with changed bytes are refused, passed over or read, and never crash', async () => {
    const random = createRandom(20241105);
    for (let round = 0; round < 600; round += 1) {
      const bytes = Buffer.from(good);
      for (let changes = 0; changes < 1 + (round % 4); changes += 1)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const read = await readHart([memoryFile('a.xml', other), memoryFile('b.xml', bytes)]);
      const passedOver = read.issues.some(({ code }) => code === 'files_passed_over') ? 1 : 0;
      expect(read.summary.recordsRead + passedOver).toBe(2);
    }
  });
});
