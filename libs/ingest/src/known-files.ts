import { type PreparedExport } from '@crossvote/formats';
import { AlreadyIngestedError, type FinishedFile, type Store } from '@crossvote/store';
import { hashFile, type InputFile } from '@crossvote/opening';

/** Sizes that are looked for at once. */
const sizesAtOnce = 1000;

/** The files on the disk that hold records. */
export function recordSources({ sources }: PreparedExport): InputFile[] {
  // A table of names may serve many exports; only records make a dataset the one that is stored.
  return sources.filter(({ holds }) => holds.records > 0).map(({ file }) => file);
}

/**
 * Tells a file that is stored already before it is read, packed in any way, where its size gives cause to look.
 *
 * @throws AlreadyIngestedError with the dataset that holds it
 */
export async function refuseKnown(prepared: PreparedExport, store: Store): Promise<void> {
  const looked = [
    ...recordSources(prepared).map((file) => ({
      ...{ name: file.name, bytes: file.sizeBytes },
      hash: () => hashFile(file.path),
    })),
    ...prepared.records.flatMap((file) => {
      const { name, source, statedBytes: bytes } = file;
      const isPlain = name === source.name && bytes === source.sizeBytes;
      const hash = async () => (await file.content())?.sha256;
      return bytes === undefined || isPlain ? [] : [{ name, bytes, hash }];
    }),
  ];
  for (let i = 0; i < looked.length; i += sizesAtOnce) {
    const some = looked.slice(i, i + sizesAtOnce);
    if (!(await store.datasets.hasFileOfSize(some.map(({ bytes }) => bytes)))) continue;
    for (const { name, bytes, hash } of some) {
      if (!(await store.datasets.hasFileOfSize([bytes]))) continue;
      const sha256 = await hash();
      const [holder] = sha256 === undefined ? [] : await store.datasets.holdersOf([sha256]);
      if (holder) throw new AlreadyIngestedError(name, holder.datasetId);
    }
  }
}

/** The files of records as they are known once they were read, with what they unpack to. */
export async function finishedFiles(prepared: PreparedExport): Promise<FinishedFile[]> {
  const contents = new Map<InputFile, FinishedFile['contents'][number][]>();
  for (const file of prepared.records) {
    const content = await file.content();
    // A plain file is its own content.
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
