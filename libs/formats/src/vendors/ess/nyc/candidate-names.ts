import {
  FileError,
  type ExportFile,
  foldWhiteSpace,
  type IssueLog,
  quoteValue,
} from '@crossvote/opening';
import { TextRecords, textsOf } from '../text-records.ts';

/** Most candidates of a table; the largest public one has a thousand. */
const candidateLimit = 200_000;
const nameLimit = 1024;

/** Names of the candidates by the numbers in the cells of votes. */
export class CandidateNames {
  private readonly names = new Map<string, string>();
  private hasTable = false;
  private isMissingSaid = false;

  constructor(
    private readonly issues: IssueLog,
    /** Name for messages about a missing table. */
    private readonly votesFile: string,
  ) {}

  /**
   * Reads one table.
   *
   * @throws FileError when it is cut off, or is not such a table
   */
  async read(file: ExportFile): Promise<void> {
    this.hasTable = true;
    let isFirst = true;
    for await (const record of new TextRecords(file, this.issues).read()) {
      if (!isFirst) this.add(file.name, record);
      isFirst = false;
    }
  }

  /** The name of the choice in a cell. Names and words stay as they are, and so does a number without a name. */
  nameOf(text: string): string {
    if (!/^\d+$/.test(text)) return text;
    const name = this.names.get(text);
    if (name === undefined) this.sayMissing(text);
    return name ?? text;
  }

  private add(file: string, record: TextRecords): void {
    const [id = '', name = ''] = textsOf(record).map(foldWhiteSpace);
    const isWhole = id !== '' && name !== '' && name.length <= nameLimit;
    const known = this.names.get(id);
    const isOther = known !== undefined && known !== name;
    if (!isWhole || isOther)
      this.issues.add({
        severity: 'warning',
        code: isWhole ? 'candidate_named_twice' : 'candidate_row_unreadable',
        message: isWhole
          ? `the candidate number ${quoteValue(id)} has two names; the first was taken`
          : 'the row has no candidate number or no name, and was passed over',
        place: { file, line: record.line },
      });
    if (!isWhole || known !== undefined) return;
    if (this.names.size >= candidateLimit)
      throw new FileError('too_many_candidates', `names more than ${candidateLimit} candidates`, {
        file,
      });
    this.names.set(id, name);
  }

  private sayMissing(id: string): void {
    const place = { file: this.votesFile };
    if (this.hasTable)
      this.issues.add({
        severity: 'warning',
        code: 'candidate_without_name',
        message: `the table of candidates has no name for the number ${quoteValue(id)}: the number is the choice's name`,
        place,
      });
    else if (!this.isMissingSaid)
      this.issues.add({
        severity: 'warning',
        code: 'candidate_table_missing',
        message:
          'candidates are numbers, and the workbook that names them (…CandidacyID_To_Name.xlsx) is not among the files: the numbers are the names; give the workbook with the votes',
        place,
      });
    this.isMissingSaid = true;
  }
}

/** Whether the first row of a file is that of the table of candidate names. */
export function isCandidateTable([id = '', name = '']: readonly string[]): boolean {
  return /^Candidacy ?ID$/i.test(id) && /^Default ?Ballot ?Name$/i.test(name);
}
