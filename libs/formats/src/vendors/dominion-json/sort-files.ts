import { FileError, type ExportFile, type IssueLog } from '@crossvote/opening';
import { baseName, kindByName, kindOf } from './file-kind.ts';
import { Manifests } from './manifests.ts';

/** The files of an export by their kind. */
export interface SortedFiles {
  /** At least one. */
  readonly records: readonly ExportFile[];
  readonly manifests: Manifests;
}

/**
 * Finds the files of sessions, and reads the manifests.
 *
 * @throws FileError when there is no file of sessions, or a manifest is damaged
 */
export async function sortFiles(
  files: readonly ExportFile[],
  issues: IssueLog,
): Promise<SortedFiles> {
  const records: ExportFile[] = [];
  const others: ExportFile[] = [];
  const manifests = new Manifests();
  for (const file of files) {
    const byName = kindByName(file.name);
    const kind = byName === 'none' ? kindOf(await file.head(), file.name) : byName;
    if (kind === 'records') records.push(file);
    else if (kind === 'none') others.push(file);
    else if (kind !== 'otherManifest') await manifests.add(kind, file);
  }
  if (records.length === 0)
    throw new FileError(
      'records_missing',
      'no file of sessions (CvrExport*.json) was given beside the manifests; give the whole export',
      { file: files[0]?.name ?? '' },
    );
  warnOfOthers(others, issues);
  warnOfEqualNames(records, issues);
  return { records, manifests };
}

function warnOfOthers(others: readonly ExportFile[], issues: IssueLog): void {
  const [first] = others;
  if (!first) return;
  issues.add({
    severity: 'warning',
    code: 'files_passed_over',
    message: `${others.length} ${others.length === 1 ? 'file' : 'files'} of the export are neither records nor manifests, and were passed over; this is the first`,
    place: { file: first.name },
  });
}

/** Ballots would count twice if two releases of one export were given together. */
function warnOfEqualNames(records: readonly ExportFile[], issues: IssueLog): void {
  const names = new Set<string>();
  const repeated = records.filter(({ name }) => {
    const isRepeated = names.has(baseName(name));
    names.add(baseName(name));
    return isRepeated;
  });
  const [first] = repeated;
  if (!first) return;
  issues.add({
    severity: 'warning',
    code: 'file_name_repeated',
    message: `${repeated.length} ${repeated.length === 1 ? 'file has' : 'files have'} the name of another in another folder: if they are two releases of one export, ballots are counted twice; this is the first`,
    place: { file: first.name },
  });
}
