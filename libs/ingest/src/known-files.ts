import { type PreparedExport } from '@crossvote/formats';
import { AlreadyIngestedError, type FinishedFile, type Store } from '@crossvote/store';
import { hashFile, type InputFile } from '@crossvote/opening';

/** Number of sizes in one query. */
const sizesAtOnce = 1000;

/** The files on the disk that hold records. */
export function recordSources({ sources }: PreparedExport): InputFile[] {
  // Many exports may share a table of names. Only files of records show that a dataset is stored already.
  return sources.filter(({ holds }) => holds.records > 0).map(({ file }) => file);
}

/**
 * Recognises a stored file before reading it, in any packed form. Only files whose sizes are in the store are hashed.
 *
 * @param inPlaceOf - a dataset that may hold it, as it gives way
 * @throws AlreadyIngestedError with the dataset that holds it
 */
export async function refuseKnown(
  prepared: PreparedExport,
  store: Store,
  inPlaceOf?: number,
): Promise<void> {
  const looked = [
    ...recordSources(prepared).map((file) => ({
      ...{ path: file.path, bytes: file.sizeBytes },
      hash: () => hashFile(file.path),
    })),
    ...prepared.records.flatMap((file) => {
      const { path, name, source, statedBytes: bytes } = file;
      const isPlain = name === source.name && bytes === source.sizeBytes;
      const hash = async () => (await file.content())?.sha256;
      return bytes === undefined || isPlain ? [] : [{ path, bytes, hash }];
    }),
  ];
  for (let i = 0; i < looked.length; i += sizesAtOnce) {
    const some = looked.slice(i, i + sizesAtOnce);
    if (!(await store.datasets.hasFileOfSize(some.map(({ bytes }) => bytes)))) continue;
    for (const { path, bytes, hash } of some) {
      if (!(await store.datasets.hasFileOfSize([bytes]))) continue;
      const sha256 = await hash();
      const holders = sha256 === undefined ? [] : await store.datasets.holdersOf([sha256]);
      const holder = holders.find(({ datasetId }) => datasetId !== inPlaceOf);
      if (holder) throw new AlreadyIngestedError(path, holder.datasetId);
    }
  }
}

/** The files of records after reading, with their hashes and unpacked contents. */
export async function finishedFiles(prepared: PreparedExport): Promise<FinishedFile[]> {
  const contents = new Map<InputFile, FinishedFile['contents'][number][]>();
  for (const file of prepared.records) {
    const content = await file.content();
    // A plain file has no other content.
    if (!content || content.sha256 === file.source.sha256) continue;
    const ofSource = contents.get(file.source) ?? [];
    contents.set(file.source, ofSource);
    ofSource.push({ name: file.name, ...content });
  }
  return recordSources(prepared).map((source) => {
    const { name, sizeBytes, sha256 = '' } = source;
    return { name, sha256, sizeBytes, contents: contents.get(source) ?? [] };
  });
}
