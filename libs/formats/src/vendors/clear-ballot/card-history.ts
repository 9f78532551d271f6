import type { CellScanner, ExportFile, IssueLog, Place } from '@crossvote/opening';
import { KeySet } from '../../records/key-set.ts';
import type { RecordIdentities } from '../../records/record-identities.ts';
import { isNoName, RecordKey } from '../../records/record-key.ts';
import type { FileLayout } from './file-layout.ts';

/** What the export says about the history of each card: resolved, remade, or listed twice. */
export class CardHistory {
  private seen = new KeySet();
  private readonly key = new RecordKey();

  constructor(
    private readonly issues: IssueLog,
    private readonly identities: RecordIdentities | undefined,
  ) {}

  /** Says that the next cards are from this file. */
  beginFile(file: ExportFile): void {
    this.seen = new KeySet();
    this.identities?.beginFile(file);
  }

  /** Reports what is odd about a card that was stored. */
  report({ metadata: { columns } }: FileLayout, cells: CellScanner, place: Place): void {
    if (isMarked(columns.get('status'), cells))
      this.warn(
        'card_in_resolution',
        'Status is not 0: the card is in resolution or was resolved; stored as it stands',
        place,
      );
    if (isMarked(columns.get('remade'), cells))
      this.warn(
        'card_remade',
        'the card is marked as remade (a duplicated ballot); stored as it stands: the export does not say which card is its other copy, and a ballot of which both are in the export counts twice',
        place,
      );
    const ballotId = columns.get('ballotId');
    if (ballotId !== undefined)
      this.identities?.add(this.identityOf(ballotId, cells), place.line ?? 0);
    if (this.repeats(ballotId, cells))
      this.warn(
        'duplicate_record',
        'repeats the BallotID of an earlier card of this file; stored all the same: check whether the export holds cards twice',
        place,
      );
  }

  private identityOf(column: number, cells: CellScanner): RecordKey | undefined {
    const text = cells.text(column).trim();
    return isNoName(text) ? undefined : this.key.name([text]);
  }

  private repeats(column: number | undefined, cells: CellScanner): boolean {
    if (column === undefined || cells.isEmpty(column)) return false;
    this.seen.feed(cells.bytes, cells.starts[column] ?? 0, cells.ends[column] ?? 0);
    return !this.seen.add();
  }

  private warn(code: string, message: string, place: Place): void {
    this.issues.add({ severity: 'warning', code, message, place });
  }
}

/** Whether a cell holds anything but zero. */
function isMarked(column: number | undefined, cells: CellScanner): boolean {
  return column !== undefined && !/^(?:0*|false|no)$/i.test(cells.text(column).trim());
}
