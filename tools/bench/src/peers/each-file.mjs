import { createReadStream } from 'node:fs';
import path from 'node:path';
import yauzl from 'yauzl';

/** Calls `use(name, stream)` for each file, and for each member of those that are archives, one after the other. */
export async function eachFile(files, use) {
  for (const file of files) {
    if (file.endsWith('.zip')) await eachMember(file, use);
    else await use(path.basename(file), createReadStream(file));
  }
}

async function eachMember(file, use) {
  const zip = await new Promise((resolve, reject) =>
    yauzl.open(file, { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  const stream = (entry) =>
    new Promise((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
  await new Promise((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry) =>
      stream(entry)
        .then((opened) => use(path.basename(entry.fileName), opened))
        .then(() => zip.readEntry(), reject),
    );
    zip.readEntry();
  });
}
