import { createHash } from 'node:crypto';
import { FileError, type IssueLog, quoteValue } from '@crossvote/opening';
import type { ElectionDefinition } from './election-definition.ts';

/** Limits the memory of definitions that differ from file to file, in characters. */
const sizeLimit = 256 << 20;

/** The definitions of all files. Files of one election mostly repeat one definition, which is kept once. */
export class ReportDefinitions {
  /** Different definitions, in the order of their first file. */
  private readonly distinct: ElectionDefinition[] = [];
  private readonly byHash = new Map<string, ElectionDefinition>();
  private readonly byFile: ElectionDefinition[] = [];
  private size = 0;

  constructor(private readonly issues: IssueLog) {}

  /** Adds the definition of the next file. @returns the equal definition that is kept */
  add(file: string, definition: ElectionDefinition): ElectionDefinition {
    const text = JSON.stringify(definition);
    const hash = createHash('sha256').update(text).digest('base64');
    const known = this.byHash.get(hash);
    if (known) {
      this.byFile.push(known);
      return known;
    }
    this.size += text.length;
    if (this.size > sizeLimit)
      throw new FileError(
        'too_large',
        'with the files before it, defines more contests and units than any election has; ingest the files apart',
        { file },
      );
    this.warnOfOtherElection(file, definition.electionName);
    this.byHash.set(hash, definition);
    this.byFile.push(definition);
    this.distinct.push(definition);
    return definition;
  }

  /** The definition of a file, by its index. Its contests may be in another file. */
  ofFile(place: number): ElectionDefinition | undefined {
    return this.byFile[place];
  }

  /** The first value that a report gives; empty where none does. */
  fact(key: 'electionName' | 'electionDate' | 'electionType' | 'resultsStatus'): string {
    return this.distinct.find((definition) => definition[key] !== '')?.[key] ?? '';
  }

  private warnOfOtherElection(file: string, name: string): void {
    const first = this.fact('electionName');
    if (name === '' || first === '' || name === first) return;
    this.issues.add({
      severity: 'warning',
      code: 'election_differs',
      message: `names the election ${quoteValue(name)}; an earlier file names it ${quoteValue(first)}: make sure that both are one election`,
      place: { file },
    });
  }
}
