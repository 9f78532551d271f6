import { gzipSync } from 'node:zlib';
import { exportOf } from '../test/export-of.ts';
import { withFiles } from '../test/read-text.ts';
import { chooseFormat, formats } from './formats.ts';
import { InputFile } from './input-file.ts';

const contests = [['Mayor (Vote For=1)', 'Ann', 'Bo']] as const;
const text = exportOf({ contests, rows: ['1,2,3,4,A,0,1'] });

const choose = (contents: readonly (string | Uint8Array)[], wanted = 'auto') =>
  withFiles(contents, async (paths) => {
    const files: InputFile[] = [];
    for (const path of paths) files.push(await InputFile.open(path));
    return (await chooseFormat(files, wanted)).id;
  });

describe('the format of a file', () => {
  it.each([
    ['as exported', text],
    ['with a byte order mark', `\uFEFF${text}`],
    ['packed', gzipSync(text)],
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

  it('that is not recognised is an error that says what is missing', async () => {
    const failure = choose([text, 'name,votes\nAnn,1\n']);
    await expect(failure).rejects.toMatchObject({
      code: 'format_unknown',
      place: { file: 'file-2.csv' },
    });
    await expect(failure).rejects.toThrow('Dominion CSV: missing is that');
  });

  it('has a name, a title and a description for every reader', () => {
    for (const { id, title, description } of formats)
      expect([/^[a-z-]+$/.test(id), title !== '', description !== '']).toEqual([true, true, true]);
  });

  it.each([
    ['is_pdf', '%PDF-1.7\n'],
    ['is_html', '\n<!DOCTYPE html><html>'],
    ['is_html', '\uFEFF<HTML>'],
    ['is_lfs_pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'],
    ['is_xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['is_zip', Buffer.from('PK\x03\x04and more')],
    ['is_utf16', Buffer.from('\uFEFFElection,5.1.2.3\n', 'utf16le')],
    ['is_utf16', Buffer.from('Election,5.1.2.3\n', 'utf16le')],
    ['is_utf16', Buffer.from('Election,5.1.2.3\n', 'utf16le').swap16()],
    ['is_binary', Buffer.from([1, 2, 3, 0, 4, 5, 6, 7])],
    ['empty_file', gzipSync('')],
  ])('is refused by its first bytes: %s', async (code, content) => {
    await expect(choose([content])).rejects.toMatchObject({ code });
    await expect(choose([content], 'dominion-csv')).rejects.toMatchObject({ code });
  });
});
