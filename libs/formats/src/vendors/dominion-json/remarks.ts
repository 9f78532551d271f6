import type { IssueLog, Severity } from '@crossvote/opening';

/** Most different messages of one code. Further ones are counted together. */
const textLimit = 50;

interface Remark {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly firstFile: string;
  records: number;
}

/**
 * Warnings and assumptions about many records. An export has up to tens of thousands of files, so each remark is made
 * once for all of them, with the first file that caused it.
 */
export class Remarks {
  private readonly remarks = new Map<string, Remark>();
  private readonly texts = new Map<string, number>();

  /** Counts a record that causes a remark. */
  add(severity: Severity, code: string, message: string, file: string): void {
    const known = this.remarks.get(`${code} ${message}`);
    if (known) {
      known.records += 1;
      return;
    }
    const texts = (this.texts.get(code) ?? 0) + 1;
    this.texts.set(code, texts);
    const isOver = texts > textLimit;
    const key = isOver ? `${code} others` : `${code} ${message}`;
    const shown = isOver ? `${message} (and others of this kind)` : message;
    const remark = this.remarks.get(key) ?? {
      severity,
      code,
      message: shown,
      firstFile: file,
      records: 0,
    };
    remark.records += 1;
    this.remarks.set(key, remark);
  }

  /** Hands all remarks to the log. */
  report(issues: IssueLog): void {
    for (const { severity, code, message, firstFile, records } of this.remarks.values()) {
      const times = `${records} ${records === 1 ? 'time' : 'times'}, first in this file`;
      issues.add({
        severity,
        code,
        message: `${message} (${times})`,
        place: { file: firstFile },
      });
    }
  }
}
