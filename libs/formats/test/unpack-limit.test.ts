import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { IssueLog, openPaths, type UnpackRule } from '@crossvote/opening';
import { inFolder, partsOf, withCi, zipOf } from '@crossvote/samples';
import { prepareExport } from '../src/prepare-export.ts';

/** MiB that any packed file may unpack to: so little that small files come to more, and as it is without a rule. */
const rules: readonly (readonly [number, UnpackRule])[] = [
  [2, { freeUnpackBytes: 2 << 20 }],
  [64, {}],
];

describe.each(withCi(rules, rules.slice(0, 1), 'packed files of 64 MiB'))(
  'where %i MiB are free,',
  (freeMebibytes, rule) => {
    const free = freeMebibytes << 20;
    const ruleOf = (unpackRatio?: number): UnpackRule => ({ ...rule, unpackRatio });
    /** Text of a part of what is free, or of more. */
    const repeated = (text: string, part: number) => Buffer.alloc(part * free, text);

    /** Reads all files of a packed one. @returns bytes of all */
    function readPacked(name: string, bytes: Buffer, unpackRatio?: number): Promise<number> {
      return inFolder(async (folder) => {
        const place = path.join(folder, name);
        writeFileSync(place, bytes);
        const opened = await openPaths([{ path: place, by: 'path' }], ruleOf(unpackRatio));
        try {
          let size = 0;
          for (const file of opened.files) {
            await file.head();
            for await (const chunk of file.read()) size += chunk.length;
          }
          return size;
        } finally {
          opened.close();
        }
      });
    }

    /** Text that packs to about a thirtieth, as exports do. */
    function usualText(): Buffer {
      const text = repeated('0,1,', 1.125);
      const random = randomBytes((text.length / 1024) * 24).toString('base64');
      for (let at = 0, from = 0; at < text.length; at += 1024, from += 32)
        text.write(random.slice(from, from + 32), at);
      return text;
    }

    const isRefused = { name: 'FileError', code: 'unpack_limit' };

    describe('what unpacks to more than it may is refused:', () => {
      it.each([
        ['line feeds', '\n'],
        ['rows', '1,2,3\n'],
      ])('a gzip of %s, unless the limit is raised', async (_, text) => {
        const bytes = gzipSync(repeated(text, 1.25));
        await expect(readPacked('a.csv.gz', bytes)).rejects.toMatchObject({
          ...isRefused,
          message: expect.stringMatching(/\/a\.csv\.gz: .* raise the limit with --unpack-ratio/),
        });
        expect(await readPacked('a.csv.gz', bytes, 1100)).toBe(1.25 * free);
      });

      it('members that come to too much together, in an archive or in one within it', async () => {
        const members = await zipOf({
          'a.csv': repeated('x', 0.625),
          'b.csv': repeated('y', 0.625),
        });
        await expect(readPacked('a.zip', members)).rejects.toMatchObject(isRefused);
        await expect(readPacked('a.zip', await zipOf({ 'in.zip': members }))).rejects.toMatchObject(
          {
            ...isRefused,
            place: { file: 'a.zip' },
          },
        );
      });

      it('members of which only the first bytes are looked at', async () => {
        const names = Array.from({ length: 70 }, (_, place) => `${place}.csv`);
        const member = repeated('x', 1 / 64);
        const bytes = await zipOf(Object.fromEntries(names.map((name) => [name, member])));
        await expect(
          inFolder(async (folder) => {
            const place = path.join(folder, 'a.zip');
            writeFileSync(place, bytes);
            const { files, close } = await openPaths([{ path: place, by: 'path' }], ruleOf());
            try {
              for (const file of files) await file.head();
            } finally {
              close();
            }
          }),
        ).rejects.toMatchObject(isRefused);
      });

      it('a workbook, also one within an archive', async () => {
        const rows = `<row><c><v>1</v></c></row>${' '.repeat(1.25 * free)}`;
        const workbook = await zipOf(partsOf({ rows }));
        await expect(readPacked('a.xlsx', workbook)).rejects.toMatchObject(isRefused);
        await expect(
          readPacked('a.zip', await zipOf({ 'in.xlsx': workbook })),
        ).rejects.toMatchObject(isRefused);
      });

      it('a long stretch without letters and digits, whatever stands before it', async () => {
        // It is counted from the first chunk that is empty from its beginning.
        const letters = Buffer.from(randomBytes((free / 64 / 4) * 3).toString('base64'));
        const bytes = gzipSync(Buffer.concat([letters, repeated(',,"" \t\r\n', 2.25)]));
        await expect(readPacked('a.csv.gz', bytes)).rejects.toMatchObject({
          ...isRefused,
          message: expect.stringContaining(
            `${freeMebibytes} MiB in a row without a letter or digit`,
          ),
        });
        expect(await readPacked('a.csv.gz', bytes, 500)).toBe((2.25 + 1 / 64) * free);
      });
    });

    describe('a file of no known format that unpacks to more than it may', () => {
      const prepare = (name: string, bytes: Buffer, unpackRatio?: number) =>
        inFolder(async (folder) => {
          const place = path.join(folder, name);
          writeFileSync(place, bytes);
          const request = { paths: [place], format: 'auto', ...ruleOf(unpackRatio) };
          await prepareExport(request, new IssueLog());
        });

      it('is refused for that, unless the limit is raised', async () => {
        const text = repeated('1,2,3\n', 1.25);
        const member = await zipOf({ 'a.csv': text });
        const nested = await zipOf({ 'in.zip': member });
        const packed = { 'a.csv.gz': gzipSync(text), 'a.zip': member, 'b.zip': nested };
        for (const [name, bytes] of Object.entries(packed)) {
          await expect(prepare(name, bytes)).rejects.toMatchObject({
            ...isRefused,
            message: expect.stringContaining('--unpack-ratio'),
          });
          const raised = prepare(name, bytes, 1_000_000);
          await expect(raised).rejects.toMatchObject({ code: 'format_unknown' });
        }
      });
    });

    describe('what unpacks as exports do is read:', () => {
      it('a gzip and an archive, several times', async () => {
        const text = usualText();
        expect(await readPacked('a.csv.gz', gzipSync(text, { level: 1 }))).toBe(text.length);
        expect(await readPacked('a.zip', await zipOf({ 'a.csv': text }))).toBe(text.length);
      });

      it('a file that is not packed, whatever it holds', async () => {
        expect(await readPacked('a.csv', repeated('\n', 1.25))).toBe(1.25 * free);
      });
    });
  },
);
