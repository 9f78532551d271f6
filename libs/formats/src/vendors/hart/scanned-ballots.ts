import {
  CellScanner,
  type ExportFile,
  RecordSplitter,
  withoutByteOrderMark,
} from '@crossvote/opening';

/** The facts about a record in the list of scanned ballots. */
export interface ScannedBallot {
  readonly workstation: string;
  readonly votingType: string;
}

/** Most lines that are kept in memory. */
const ballotLimit = 2_000_000;
const valueLimit = 255;

/** Whether a file is the list of scanned ballots that counties add. */
export function isScannedBallotList(head: Buffer): boolean {
  const [first = '', headings = ''] = head.toString('utf8', 0, 4096).split(/\r?\n/);
  return /^\uFEFF?"?#FormatVersion/.test(first) && /\bCvrId\b/.test(headings);
}

/** Tabulators and voting types of records, by the record's identifier. */
export class ScannedBallots {
  private readonly ballots = new Map<string, ScannedBallot>();
  /** Ballots with equal values share one object, as millions of lines have few different values. */
  private readonly known = new Map<string, ScannedBallot>();
  /** Number of lines that could not be read, repeat a ballot with other values, or did not fit. */
  passedOver = 0;

  get size(): number {
    return this.ballots.size;
  }

  get(guid: string): ScannedBallot | undefined {
    return this.ballots.get(guid);
  }

  async read(file: ExportFile): Promise<void> {
    const splitter = new RecordSplitter();
    const rows = new BallotRows((guid, ballot) => {
      this.add(guid, ballot);
    });
    const readRows = () => {
      while (splitter.next()) if (!rows.read(splitter)) this.passedOver += 1;
    };
    for await (const chunk of withoutByteOrderMark(file.read())) {
      splitter.push(chunk);
      readRows();
    }
    splitter.finish();
    readRows();
  }

  private add(guid: string, ballot: ScannedBallot): void {
    const key = `${ballot.workstation}\n${ballot.votingType}`;
    const shared = this.known.get(key) ?? ballot;
    const other = this.ballots.get(guid);
    if ((other && other !== shared) || this.ballots.size >= ballotLimit) {
      this.passedOver += 1;
      return;
    }
    this.known.set(key, shared);
    this.ballots.set(guid, shared);
  }
}

/** Rows of the list: a version, headings, then ballots. */
class BallotRows {
  private readonly cells = new CellScanner();
  private rowCount = 0;
  private columns: readonly number[] = [];

  constructor(private readonly found: (guid: string, ballot: ScannedBallot) => void) {}

  /** @returns false when the row cannot be read */
  read({ buffer, start, end, tooLong }: RecordSplitter): boolean {
    this.rowCount += 1;
    if (tooLong || this.cells.read(buffer, start, end) !== undefined) return false;
    if (this.rowCount === 2) this.columns = this.findColumns();
    if (this.rowCount <= 2) return true;
    const [guid = '', workstation = '', votingType = ''] = this.columns.map((column) =>
      column === -1 || column >= this.cells.count ? '' : this.cells.text(column).trim(),
    );
    if (guid === '' || [guid, workstation, votingType].some((text) => text.length > valueLimit))
      return false;
    this.found(guid.toLowerCase(), { workstation, votingType });
    return true;
  }

  private findColumns(): number[] {
    const headings = Array.from({ length: this.cells.count }, (_, column) =>
      this.cells.text(column).trim().replace(/^#/, '').toLowerCase(),
    );
    return ['cvrid', 'workstation', 'votingtype'].map((heading) => headings.indexOf(heading));
  }
}
