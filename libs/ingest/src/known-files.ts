import { CvrFileError, hashFile, type InputFile } from '@crossvote/formats';
import { AlreadyIngestedError, type Store } from '@crossvote/store';

/**
 * Tells a file that is stored already before it is read, where its size gives cause to look.
 *
 * @throws AlreadyIngestedError with the dataset that holds it
 */
export async function refuseKnown(files: readonly InputFile[], store: Store): Promise<void> {
  for (const file of files) {
    if (!(await store.datasets.hasFileOfSize(file.sizeBytes))) continue;
    const [holder] = await store.datasets.holdersOf([await hashFile(file.path)]);
    if (holder) throw new AlreadyIngestedError(file.name, holder.datasetId);
  }
}

/**
 * Refuses records that would be counted twice.
 *
 * @param files - read to their end, so that their hashes are known
 * @throws CvrFileError with the second of two files that are the same
 */
export function refuseSame(files: readonly InputFile[]): void {
  const seen = new Map<string, InputFile>();
  for (const file of files) {
    const { name, sha256 = '' } = file;
    const twin = seen.get(sha256);
    if (twin) {
      const problem =
        twin.name === name
          ? 'is given twice'
          : `has the same content as ${twin.name}, given with it`;
      throw new CvrFileError('same_file_twice', `${problem}; give each file once`, { file: name });
    }
    seen.set(sha256, file);
  }
}
