import type { Issue } from '@crossvote/opening';
import { oddityKinds, type Oddity } from '../contest-selection.ts';
import type { EssPieceReport } from './piece-task.ts';

/** An issue that is reported together with its record. */
export interface HeldIssue {
  /** Index of the record in its piece. */
  readonly record: number;
  readonly issue: Issue;
}

/** The issues and oddities of the records of a piece. They are asked for in the order of the records. */
export class PieceRemarks {
  private nextIssue = 0;
  private nextOddity = 0;

  /** @param held - in the order of records */
  constructor(
    private readonly report: EssPieceReport,
    private readonly held: readonly HeldIssue[],
  ) {}

  /** The next issue of a record, until there is none. */
  issueAt(record: number): Issue | undefined {
    const held = this.held[this.nextIssue];
    if (held?.record !== record) return undefined;
    this.nextIssue += 1;
    return held.issue;
  }

  /** The next oddity of a record, until there is none. */
  oddityAt(record: number): Oddity | undefined {
    const { oddities } = this.report;
    if (oddities[this.nextOddity] !== record) return undefined;
    this.nextOddity += 2;
    return oddityKinds[oddities[this.nextOddity - 1] ?? -1];
  }
}
