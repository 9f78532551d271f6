import type { ExportFile } from '../files/export-file.ts';
import { eventsOf } from '../../test/xml-events.ts';
import { readXml } from './read-xml.ts';

function fileOf(content: string | Uint8Array, chunkBytes = 7): ExportFile {
  const bytes = Buffer.from(content);
  return {
    name: 'a.xml',
    head: () => Promise.resolve(bytes),
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is that of a stream
    async *read() {
      for (let from = 0; from < bytes.length; from += chunkBytes)
        yield bytes.subarray(from, from + chunkBytes);
    },
  };
}

describe('readXml', () => {
  it('tells elements without prefix, their attributes, direct text and lines', async () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\n<c:a xmlns:c="x" xmlns="y" i:type="c:B">\n<b>1 &amp; <![CDATA[<2>]]></b>z<b/></c:a>\n';
    expect(await eventsOf(fileOf(text))).toEqual([
      '2 <a type=c:B>',
      '3 <b>',
      '3 b: 1 & <2>',
      '3 <b>',
      '3 b: ',
      '3 a: \nz',
    ]);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFF<a>é</a>', 'utf16le')],
    ['UTF-16 without one', Buffer.from('<a>é</a>', 'utf16le')],
    [
      'Windows-1252 by its declaration',
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>é</a>', 'latin1'),
    ],
    ['UTF-8', Buffer.from(`<a>é</a>${' '.repeat(500)}`)],
  ])('decodes %s', async (_, bytes) => {
    expect((await eventsOf(fileOf(bytes)))[1]).toBe('1 a: é');
  });

  it('decodes the typographic signs of Windows-1252', async () => {
    const text = '<?xml version="1.0" encoding="windows-1252"?><a>O\x92Neil</a>';
    expect((await eventsOf(fileOf(Buffer.from(text, 'latin1'))))[1]).toBe('1 a: O’Neil');
    expect((await eventsOf(fileOf(Buffer.from(text, 'latin1'), 1 << 16)))[1]).toBe('1 a: O’Neil');
  });

  it.each([
    ['nothing', '', 'xml_cut_off'],
    ['an open element', '<a><b></b>', 'xml_cut_off'],
    ['half a tag', '<a></a', 'xml_cut_off'],
    ['a wrong end', '<a></b>', 'xml_malformed'],
    ['a second root', '<a/><b/>', 'xml_malformed'],
    ['text behind the root', '<a/>b', 'xml_malformed'],
    ['an entity of HTML', '<a>&eacute;</a>', 'xml_malformed'],
    ['a document type', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'xml_doctype'],
    ['entities', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'xml_doctype'],
    ['deep elements', '<a>'.repeat(65), 'xml_too_deep'],
    ['an endless text', `<a>${'b'.repeat(70_000)}`, 'xml_text_too_long'],
    ['an endless comment', `<a><!--${'b'.repeat(300_000)}`, 'xml_malformed'],
    ['an endless name', `<${'b'.repeat(300_000)}`, 'xml_malformed'],
    ['an endless attribute', `<a b="${'b'.repeat(300_000)}`, 'xml_malformed'],
    [
      'many attributes',
      `<a ${Array.from({ length: 65 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'xml_malformed',
    ],
    ['attributes that would trip the parser', '<a hasOwnProperty="1" b="2"/>', 'xml_malformed'],
    ['an unknown encoding', '<?xml version="1.0" encoding="utf-7"?><a/>', 'xml_encoding'],
    ['bytes that are no text', Buffer.from([0x3c, 0x61, 0x3e, 0xff]), 'xml_encoding'],
  ])('refuses %s', async (_, content, code) => {
    await expect(eventsOf(fileOf(content, 5000))).rejects.toMatchObject({ code });
  });

  it('holds no blanks between the elements of a large file', async () => {
    const text = `<a>${'\n      <b>x</b>'.repeat(20_000)}</a>`;
    const events = await eventsOf(fileOf(text, 5000));
    expect(events.filter((event) => event.endsWith(' b: x'))).toHaveLength(20_000);
  });

  it('takes longer texts where asked to', async () => {
    const ignore = () => undefined;
    const read = (textLimit: number) =>
      readXml(fileOf(`<a>${'b'.repeat(70_000)}</a>`, 5000), {
        open: ignore,
        close: ignore,
        textLimit,
      });
    await expect(read(70_000)).resolves.toBeUndefined();
    await expect(read(69_999)).rejects.toMatchObject({ code: 'xml_text_too_long' });
  });

  it('waits between chunks where asked to', async () => {
    let waits = 0;
    const afterChunk = () => {
      waits += 1;
      return Promise.resolve();
    };
    const ignore = () => undefined;
    await readXml(fileOf(`<a>${' '.repeat(1000)}</a>`, 500), {
      open: ignore,
      close: ignore,
      afterChunk,
    });
    expect(waits).toBeGreaterThan(1);
  });
});
