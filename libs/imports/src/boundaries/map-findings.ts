import { type IssueLog, quoteValue, type Severity } from '@crossvote/opening';

const examplesNamed = 5;

/** Gathers what is said of many features in one sentence: how many, and the first of them. */
export class MapFindings {
  private readonly found = new Map<
    string,
    { severity: Severity; code: string; message: string; features: string[] }
  >();

  constructor(
    private readonly issues: IssueLog,
    private readonly file: string,
  ) {}

  /** @param feature - number or name of the feature */
  add(
    severity: Exclude<Severity, 'refused'>,
    code: string,
    message: string,
    feature: string,
  ): void {
    const key = JSON.stringify([code, message]);
    const group = this.found.get(key) ?? { severity, code, message, features: [] };
    group.features.push(feature);
    this.found.set(key, group);
  }

  /** What is taken for granted of the map as a whole. */
  assume(code: string, message: string): void {
    this.issues.add({ severity: 'assumption', code, message, place: { file: this.file } });
  }

  /** A feature that is left out. @param problem - continues its name and a colon */
  refuse(code: string, problem: string, feature: string): void {
    this.issues.add({
      severity: 'refused',
      code,
      message: `feature ${quoteValue(feature)} was left out: ${problem}`,
      place: { file: this.file },
    });
  }

  /** Puts everything into the report. */
  report(): void {
    for (const { severity, code, message, features } of this.found.values()) {
      const named = features.slice(0, examplesNamed).map(quoteValue).join(', ');
      const more = features.length > examplesNamed ? ', …' : '';
      this.issues.add({
        severity,
        code,
        message: `${message}: ${features.length} (${named}${more})`,
        place: { file: this.file },
      });
    }
  }
}
