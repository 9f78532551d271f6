import type { IssueLog, Place, Refusal, Severity } from '@crossvote/opening';

/** The lines of a row. */
export interface Lines {
  readonly line: number;
  readonly endLine?: number;
}

/** The issues of one file. */
export class FileIssues {
  private readonly said = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly issues: IssueLog,
  ) {}

  refuse({ code, message, column }: Refusal, lines: Lines): void {
    const place = this.placeOf(lines);
    this.add('refused', code, message, column === undefined ? place : { ...place, column });
  }

  warn(code: string, message: string, lines: Lines): void {
    this.add('warning', code, message, this.placeOf(lines));
  }

  /** Says an assumption at the first row that needs it. */
  assumeOnce(code: string, message: string, lines: Lines): void {
    if (this.said.has(code)) return;
    this.said.add(code);
    this.add('assumption', code, message, this.placeOf(lines));
  }

  private add(severity: Severity, code: string, message: string, place: Place): void {
    this.issues.add({ severity, code, message, place });
  }

  private placeOf({ line, endLine }: Lines): Place {
    return endLine === undefined ? { file: this.file, line } : { file: this.file, line, endLine };
  }
}
