import { once } from 'node:events';
import { closeSync, createWriteStream, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ArchiveFile, PlainFile, SampleFile } from './sample-file.ts';

/** A fixed time, so that the same election gives the same archive. */
const memberTime = new Date(2024, 10, 5);

/**
 * Writes files into a folder; only chunks and the names of archive members wait in memory.
 *
 * @returns the paths of the files, in their order
 */
export async function saveFiles(folder: string, files: Iterable<SampleFile>): Promise<string[]> {
  const paths: string[] = [];
  for (const file of files) {
    const place = path.join(folder, file.name);
    mkdirSync(path.dirname(place), { recursive: true });
    if ('members' in file) await saveArchive(place, file);
    else savePlain(place, file);
    paths.push(place);
  }
  return paths;
}

function savePlain(place: string, { chunks }: PlainFile): void {
  const file = openSync(place, 'w');
  try {
    // Written at once: no chunk waits in memory while the disk is slower than the generator.
    for (const chunk of chunks) writeFileSync(file, chunk);
  } finally {
    closeSync(file);
  }
}

async function saveArchive(place: string, { members }: ArchiveFile): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(createWriteStream(place));
  const isWritten = finished(output);
  for (const member of members) await addMember(zip, member);
  zip.end();
  await isWritten;
}

/** Adds a member and waits until it is read, so that the next one is made only then. */
async function addMember(zip: ZipFile, member: SampleFile): Promise<void> {
  const { name } = member;
  const contents = ['members' in member ? archiveBytes(member) : bytesOf(member.chunks)];
  await new Promise((resolve, reject) => {
    zip.addReadStreamLazy(name, { mtime: memberTime }, (callback) => {
      // The archive keeps this function until its end, and must not keep the contents of every member with it.
      const stream = Readable.from(contents.pop() ?? [], { objectMode: false });
      stream.on('end', resolve).on('error', reject);
      callback(null, stream);
    });
  });
}

function* bytesOf(chunks: PlainFile['chunks']): Generator<Uint8Array, void> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** An archive within an archive, held whole. */
async function* archiveBytes({ members }: ArchiveFile): AsyncGenerator<Uint8Array, void> {
  const zip = new ZipFile();
  const parts: Uint8Array[] = [];
  zip.outputStream.on('data', (part: Uint8Array) => parts.push(part));
  const isWritten = once(zip.outputStream, 'end');
  for (const member of members) await addMember(zip, member);
  zip.end();
  await isWritten;
  yield* parts;
}
