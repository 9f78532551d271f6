import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { fileOf } from '@crossvote/samples';
import { InputFile } from '../files/input-file.ts';
import { IssueLog } from '../issue.ts';
import { eventsOf } from '../../test/xml-events.ts';
import type { Encoding } from './encoding.ts';
import { reportRemarks } from '../files/report-remarks.ts';
import { withEncoding } from './with-encoding.ts';

/** The text of a file, and the codes of its remarks. */
async function read(
  content: string | Buffer,
  encoding: Encoding = 'auto',
  piece = 5,
): Promise<{ text: string; said: string[]; messages: string[] }> {
  const file = withEncoding(fileOf('a.csv', content, piece), encoding);
  const bytes = await buffer(file.read());
  const log = new IssueLog();
  reportRemarks([file], log);
  const said = log.list();
  return {
    text: bytes.toString(),
    said: said.map(({ code }) => code),
    messages: said.map(({ message }) => message),
  };
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = (text: string) => Buffer.from(text, 'utf16le');
const text = 'Name,Größe\r\nAnn "Añn",1\r\n\u{1F5F3},2\r\n';

describe('a text file is given to readers as UTF-8', () => {
  it.each([
    ['UTF-8', Buffer.from(text), []],
    ['UTF-16 LE with a mark', wide(`\uFEFF${text}`), ['encoding_utf_16']],
    ['UTF-16 BE with a mark', wide(`\uFEFF${text}`).swap16(), ['encoding_utf_16']],
    ['UTF-16 LE without one', wide(text), ['encoding_utf_16']],
    ['UTF-16 BE without one', wide(text).swap16(), ['encoding_utf_16']],
    ['ASCII', Buffer.from('a,b\n1,2\n'), []],
    ['nothing', Buffer.alloc(0), []],
  ])('from %s, in pieces of every size, and what was assumed is said', async (_, bytes, said) => {
    const wanted = bytes.length > 0 && !bytes.includes('a,b') ? text : bytes.toString();
    for (const piece of [1, 2, 3, 7, 4096])
      expect(await read(bytes, 'auto', piece)).toMatchObject({ text: wanted, said });
  });

  it('keeps the byte order mark of UTF-8, which readers drop', async () => {
    expect(await read(`\uFEFF${text}`)).toMatchObject({ text: `\uFEFF${text}`, said: [] });
  });

  it('from Windows-1252 wherever it begins to differ from ASCII, with an example', async () => {
    const rows = `${'a,b\n'.repeat(5000)}Jos\xe9,\x80 \xfcber\xdf\n`;
    for (const piece of [1, 3, 20_000, 1 << 20]) {
      const result = await read(latin(rows), 'auto', piece);
      expect(result.text.slice(20_000)).toBe('José,€ überß\n');
      expect(result.said).toEqual(['encoding_windows_1252']);
    }
    expect((await read(latin(rows))).messages[0]).toContain('such as "José"');
  });

  it('leaves damage in a file that begins as UTF-8, for the reader to refuse by its line', async () => {
    const bytes = Buffer.concat([Buffer.from('é,b\n'), latin('Jos\xe9\n')]);
    const file = withEncoding(fileOf('a.csv', bytes, 3), 'auto');
    expect(await buffer(file.read())).toEqual(bytes);
  });

  it('says that Windows-1252 is mixed with UTF-8, or is another code page', async () => {
    const mixed = await read(Buffer.concat([latin('Jos\xe9\n'), Buffer.from('José\n')]));
    expect(mixed).toMatchObject({
      text: 'José\nJosé\n',
      said: ['encoding_windows_1252', 'encoding_mixed'],
    });
    // ü in code page 850.
    expect((await read(latin('M\x81ller\n'))).said).toEqual([
      'encoding_windows_1252',
      'encoding_doubtful',
    ]);
  });

  it('says that UTF-8 was saved twice, and keeps it; names with such letters are no sign of it', async () => {
    for (const name of ['GarcÃ\u00ada', 'Oâ€™Neil', 'BÃ¡ez', 'ðŸ—³']) {
      const result = await read(`Name\nx,"${name}"\n`, 'auto', 4096);
      expect(result).toMatchObject({ text: `Name\nx,"${name}"\n`, said: ['double_encoded'] });
      expect(result.messages[0]).toContain(`"${name}"`);
    }
    expect((await read('MAÇÃO,Âge,NÃO,â,Ã,O’Neil,“a”\n', 'auto', 4096)).said).toEqual([]);
  });

  it('in a gzip archive too, and its first bytes as well', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'encoding-'));
    try {
      writeFileSync(path.join(folder, 'a.csv.gz'), gzipSync(wide(`\uFEFF${text}`)));
      const source = await InputFile.open(path.join(folder, 'a.csv.gz'));
      const file = withEncoding(source, 'auto');
      expect((await file.head()).toString()).toBe(text);
      expect((await buffer(file.read())).toString()).toBe(text);
      expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect([file.name, file.source]).toEqual(['a.csv.gz', source]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ['half a character', wide(text).subarray(0, -1)],
    ['half a pair', wide('\uFEFFa\ud83d')],
    ['a lone surrogate', wide('\uFEFFa\udc00bc')],
  ])('is refused where UTF-16 has %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'encoding_damaged',
      place: { file: 'a.csv' },
    });
  });
});

describe('a named encoding', () => {
  it('holds whatever the bytes look like, and is said where it matters', async () => {
    expect(await read('José\n', 'windows-1252')).toMatchObject({
      text: 'JosÃ©\n',
      said: ['encoding_given'],
    });
    expect(await read('Jose\n', 'windows-1252')).toMatchObject({ text: 'Jose\n', said: [] });
    expect(await read(wide('é\n'), 'utf-16le')).toMatchObject({
      text: 'é\n',
      said: ['encoding_given'],
    });
    const plain = withEncoding(fileOf('a.csv', latin('Jos\xe9\n')), 'utf-8');
    expect(await buffer(plain.read())).toEqual(latin('Jos\xe9\n'));
  });

  it('is outdone by a byte order mark, which is said', async () => {
    expect(await read(`\uFEFFé\n`, 'windows-1252')).toMatchObject({
      text: '\uFEFFé\n',
      said: ['encoding_overruled'],
    });
    expect(await read(wide('\uFEFFé\n'), 'utf-8')).toMatchObject({
      text: 'é\n',
      said: ['encoding_utf_16', 'encoding_overruled'],
    });
  });
});

describe('files with rules of their own', () => {
  it.each<[string, Buffer, Encoding]>([
    ['an archive', latin('PK\x03\x04\xff\xfe'), 'windows-1252'],
    ['an old workbook', latin('\xd0\xcf\x11\xe0\xa1'), 'windows-1252'],
    ['bytes with NUL', latin('abc\0defgh\xff'), 'auto'],
    ['JSON that is damaged', latin('{"a":"\xe9"}'), 'auto'],
    ['XML that declares its encoding', latin('<?xml encoding="windows-1252"?><a>\xe9</a>'), 'auto'],
    ['XML in UTF-16', wide('\uFEFF<a/>'), 'auto'],
  ])('are left as they are: %s', async (_, bytes, encoding) => {
    const file = withEncoding(fileOf('a', bytes, 4), encoding);
    expect(await buffer(file.read())).toEqual(bytes);
  });

  it('that are made as UTF-8 are never decoded twice', async () => {
    const made = { ...fileOf('a.xlsx', 'José\n'), isUtf8: true };
    const file = withEncoding(made, 'windows-1252');
    expect((await buffer(file.read())).toString()).toBe('José\n');
  });

  it('are decoded all the same: JSON in UTF-16, and XML whose encoding is named', async () => {
    expect((await read(wide('\uFEFF{"a":"é"}'))).text).toBe('{"a":"é"}');
    expect((await read(wide('{"a":"é"}'))).text).toBe('{"a":"é"}');
    const xml = latin('<?xml version="1.0" encoding="utf-8"?><a>\xe9</a>');
    const named = withEncoding(fileOf('a.xml', xml, 6), 'windows-1252');
    expect(await eventsOf(named)).toEqual(['1 <a>', '1 a: é']);
    const other = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>');
    expect(await eventsOf(withEncoding(fileOf('a.xml', other, 6), 'utf-8'))).toEqual([
      '1 <a>',
      '1 a: é',
    ]);
  });
});
