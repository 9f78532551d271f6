import { type Issue, type IssueGroup, IssueLog } from '@crossvote/opening';

/** Passes issues on to another log, or holds them back for later. */
export class HeldIssues extends IssueLog {
  private held: Issue[] | undefined;

  constructor(private readonly log: IssueLog) {
    super();
  }

  override add(issue: Issue): void {
    if (this.held) this.held.push(issue);
    else this.log.add(issue);
  }

  override list(): IssueGroup[] {
    return this.log.list();
  }

  /** Returns the issues that `action` reports, without passing them on. */
  heldFrom(action: () => void): Issue[] {
    const held: Issue[] = [];
    this.held = held;
    try {
      action();
    } finally {
      this.held = undefined;
    }
    return held;
  }
}
