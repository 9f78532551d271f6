import type { CellScanner } from '../cell-scanner.ts';
import type { IssueLog, Place } from '../issue.ts';
import { KeySet } from '../key-set.ts';
import type { Refusal } from '../csv-rows.ts';
import type { FileLayout } from './file-layout.ts';
import { isRemade } from './survey.ts';

/** What the export says of the life of each card: resolved, remade, or there twice. */
export class CardHistory {
  private readonly seen = new KeySet();

  /** @param remade - ballot identifiers of the cards that are marked as remade, of all files */
  constructor(
    private readonly remade: ReadonlySet<string>,
    private readonly issues: IssueLog,
  ) {}

  /** The original of a remade ballot is not stored beside its copy (semantics: rule 2). */
  refuse({ metadata: { columns } }: FileLayout, cells: CellScanner): Refusal | undefined {
    if (this.remade.size === 0 || isRemade(columns.get('remade'), cells)) return undefined;
    if (!this.remade.has(cells.text(columns.get('ballotId') ?? -1).trim())) return undefined;
    return {
      code: 'original_of_remade',
      message:
        'the same ballot stands in the export once more, marked as remade: the copy is stored, and this original is not',
    };
  }

  /** Reports what is odd about a card that was stored. */
  report({ metadata: { columns } }: FileLayout, cells: CellScanner, place: Place): void {
    const status = columns.get('status');
    if (status !== undefined && !/^0*$/.test(cells.text(status).trim()))
      this.warn(
        'card_in_resolution',
        'Status is not 0: the card is in resolution or was resolved; stored as it stands',
        place,
      );
    if (isRemade(columns.get('remade'), cells))
      this.warn(
        'card_remade',
        'the card is marked as remade (a duplicated ballot); stored: make sure that its original is not in the export under another number',
        place,
      );
    if (this.repeats(columns.get('ballotId'), cells))
      this.warn(
        'duplicate_record',
        'repeats the BallotID of an earlier card; stored all the same: check whether the export holds cards twice',
        place,
      );
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
