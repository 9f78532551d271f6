import { gzipSync } from 'node:zlib';
import { openPaths, sortByFormat, UnknownFormatError } from '@crossvote/opening';
import { exportOf } from '../test/export-of.ts';
import { withFiles } from '../test/read-text.ts';
import { formats, knownFormats } from './formats.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const text = exportOf({ contests, rows: ['1,2,3,4,A,0,1'] });

const choose = (contents: readonly (string | Uint8Array)[], wanted = 'auto') =>
  withFiles(contents, async (paths) => {
    const { files, close } = await openPaths(paths);
    try {
      const found = await sortByFormat(knownFormats, files, wanted);
      return found.formats.map(({ id }) => id).join();
    } finally {
      close();
    }
  });

describe('the format of a file', () => {
  it.each([
    ['as exported', text],
    ['with a byte order mark', `\uFEFF${text}`],
    ['packed', gzipSync(text)],
    ['as UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['as UTF-16 without one', Buffer.from(text, 'utf16le').swap16()],
    ['without a version', text.replace('5.17.17.1', '')],
    ['without votes in the titles', text.replaceAll(' (Vote For=1)', '')],
    ['with damage to one record', `${text}${'2,2,3,4,A,0,1\r\n'.repeat(100)}3,2,3,4,A\0,0,1\r\n`],
    ['without CvrNumber', text.replace('CvrNumber', 'Number')],
    [
      'with a header above 64 kB',
      exportOf({ contests: [[`${'Long '.repeat(20_000)} (Vote For=1)`, 'Ann', 'Bo']] }),
    ],
  ])('is Dominion CSV: %s', async (_, content) => {
    expect(await choose([content])).toBe('dominion-csv');
  });

  it('is the named one, whatever the file looks like', async () => {
    expect(await choose(['a,b\n1,2\n'], 'dominion-csv')).toBe('dominion-csv');
    await expect(choose([text], 'other')).rejects.toThrow(
      'file-1.csv: there is no format "other"; formats: auto, dominion-csv',
    );
  });

  it('that is not recognised is an error with the nearest formats, best first', async () => {
    const failure = await choose([text, 'CVRNumber,Race,votes\nAnn,1\n']).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UnknownFormatError);
    expect(failure).toMatchObject({ code: 'format_unknown', place: { file: 'file-2.csv' } });
    const { nearest } = failure as UnknownFormatError;
    // Others, of which the file has no sign, are not named.
    expect(nearest).toEqual([{ title: 'Long CSV', missed: ['a heading is Candidate'] }]);
  });

  it.each([
    ['{"a":1}\n', /JSON|CDF/],
    ['<?xml version="1.0"?><a/>\n', /XML|CDF/],
    ['a,b\n1,2\n', /CSV|ES&S/],
  ])(
    'offers formats of its own kind of text for one that matches nothing: %j',
    async (content, kind) => {
      const failure = await choose([content]).catch((error: unknown) => error);
      const { nearest } = failure as UnknownFormatError;
      expect(nearest.length).toBeLessThanOrEqual(3);
      for (const { title, missed } of nearest) {
        expect(title).toMatch(kind);
        expect(missed.length).toBeLessThanOrEqual(3);
      }
    },
  );

  it('has a name, a title and a description for every reader', () => {
    for (const { id, title, description } of formats)
      expect([/^[a-z][a-z0-9-]+$/.test(id), title !== '', description !== '']).toEqual([
        true,
        true,
        true,
      ]);
  });

  it.each([
    ['is_pdf', '%PDF-1.7\n'],
    ['is_html', '\n<!DOCTYPE html><html>'],
    ['is_html', '\uFEFF<HTML>'],
    ['is_lfs_pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'],
    ['is_xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['is_binary', Buffer.from([1, 2, 3, 0, 4, 5, 6, 7])],
    ['empty_file', gzipSync('')],
  ])('is refused by its first bytes: %s', async (code, content) => {
    await expect(choose([content])).rejects.toMatchObject({ code });
    await expect(choose([content], 'dominion-csv')).rejects.toMatchObject({ code });
  });
});
