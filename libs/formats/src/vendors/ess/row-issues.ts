import type { IssueLog, Refusal } from '@crossvote/opening';

/** Code and message. */
export type Warning = readonly [code: string, message: string];

/** The lines of a record. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** Reports odd rows of one file. */
export class RowIssues {
  constructor(
    private readonly file: string,
    private readonly issues: IssueLog,
  ) {}

  refuse({ code, message, column }: Refusal, { line, endLine }: Lines): void {
    const place = { file: this.file, line, endLine };
    this.issues.add({
      severity: 'refused',
      code,
      message,
      place: column === undefined ? place : { ...place, column },
    });
  }

  warn([code, message]: Warning, { line, endLine }: Lines): void {
    const place = { file: this.file, line, endLine };
    this.issues.add({ severity: 'warning', code, message, place });
  }
}
