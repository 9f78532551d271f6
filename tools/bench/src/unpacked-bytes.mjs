import { statSync } from 'node:fs';
import yauzl from 'yauzl';

/** Bytes of an export's files, where those that are archives count as what is in them. */
export async function unpackedBytes(files) {
  let bytes = 0;
  for (const file of files)
    bytes += file.endsWith('.zip') ? await bytesWithin(file) : statSync(file).size;
  return bytes;
}

function bytesWithin(archive) {
  return new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      let bytes = 0;
      zip.on('error', reject).on('end', () => resolve(bytes));
      zip.on('entry', ({ uncompressedSize }) => {
        bytes += uncompressedSize;
        zip.readEntry();
      });
      return zip.readEntry();
    });
  });
}
