import { hashFile, type InputFile, type IssueLog, type OpenedFile } from '@crossvote/opening';
import { ComparedFiles, type ComparedFile } from './compared-files.ts';
import type { RecordLog } from './record-log.ts';

/**
 * Files of an export without those that have the same content as one before, unpacked, and says which these are.
 * Where a file is one record, equal ballots are equal files, and stay.
 *
 * @param holding - those of them that hold records
 */
export async function withoutTwins(
  holding: readonly OpenedFile[],
  files: readonly OpenedFile[],
  log: RecordLog,
  issues: IssueLog,
): Promise<readonly OpenedFile[]> {
  const compared = new ComparedFiles(log, files);
  const records = new Map(compared.files.map((file) => [file.file, file]));
  const contents = new Contents();
  const twins = new Set<OpenedFile>();
  const equalBallots: ComparedFile[] = [];
  for (const file of holding) {
    const twin = await contents.find(file);
    const found = records.get(file);
    if (!twin || !found) continue;
    if (found.end - found.first > 1) {
      twins.add(file);
      reportTwin(file, twin, found.end - found.first, issues);
    } else if (found.end > found.first && log.high(found.first) === 0) equalBallots.push(found);
  }
  reportEqualBallots(equalBallots, issues);
  return files.filter((file) => !twins.has(file));
}

function reportTwin(file: OpenedFile, twin: OpenedFile, records: number, issues: IssueLog): void {
  issues.add({
    severity: 'warning',
    code: 'file_repeated',
    message: `has the same content as ${placeOf(twin)}, given with it: its ${records} records count once`,
    place: { file: placeOf(file) },
  });
}

/** The name of a file, with the name of its archive in front where it is not there already. */
function placeOf({ name, source }: OpenedFile): string {
  return name.split('/').includes(source.name) ? name : `${source.name}, ${name}`;
}

function reportEqualBallots(files: readonly ComparedFile[], issues: IssueLog): void {
  const [first] = files;
  if (!first) return;
  issues.add({
    severity: 'warning',
    code: 'files_alike',
    message: `${files.length} of its files hold one record each without an identity, with the same content as another: equal ballots, or one ballot twice; all are stored`,
    place: { file: first.unit.name },
  });
}

/** The first file of each content. */
class Contents {
  private readonly files = new Map<string, OpenedFile>();
  private readonly sources = new Map<string, InputFile>();

  /**
   * The earlier file with the same content. For a member of an archive with very many files, a member of an equal
   * archive.
   */
  async find(file: OpenedFile): Promise<OpenedFile | undefined> {
    const content = await file.content();
    if (!content) return this.findSource(file);
    const known = this.files.get(content.sha256);
    if (!known) this.files.set(content.sha256, file);
    return known;
  }

  private async findSource(file: OpenedFile): Promise<OpenedFile | undefined> {
    const { source } = file;
    source.sha256 ??= await hashFile(source.path);
    const known = this.sources.get(source.sha256);
    if (!known) this.sources.set(source.sha256, source);
    return known && known !== source ? file : undefined;
  }
}
