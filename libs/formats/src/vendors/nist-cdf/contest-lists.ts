import { createHash } from 'node:crypto';
import { ContestUsages } from './contest-usage.ts';
import type { ElectionDefinition } from './election-definition.ts';

/**
 * The contests that one report defines, or several reports alike. Their identifiers are valid only within these
 * reports.
 */
export interface ContestList {
  /** The first report with this list. */
  readonly file: string;
  readonly definition: Pick<ElectionDefinition, 'contests' | 'candidates'>;
  /** What the records of these reports show about the contests. */
  readonly usages: ContestUsages;
}

/** The lists of contests of all reports, each once. */
export class ContestLists {
  readonly lists: ContestList[] = [];
  private readonly byDefinition = new Map<ElectionDefinition, ContestList>();
  private readonly byKey = new Map<string, ContestList>();
  private readonly byFile: (ContestList | undefined)[] = [];
  /** Usages from records whose report defines nothing. They refer to definitions of other reports. */
  private readonly ofOthers = new ContestUsages();

  /**
   * @param isByFile - whether equal lists of two reports are kept separate, as a person may say that their contests
   * differ
   */
  constructor(private readonly isByFile: boolean) {}

  /** Adds the definition of the next report, and what its records show. */
  add(file: string, definition: ElectionDefinition, usages: ContestUsages): void {
    const isDefined = definition.contests.length > 0 && !definition.isTest;
    const list = isDefined ? this.listOf(file, definition) : undefined;
    this.byFile.push(list);
    if (!definition.isTest) (list?.usages ?? this.ofOthers).merge(usages);
  }

  /** The list of a report, by its place; undefined where another report defines its contests. */
  ofFile(place: number): ContestList | undefined {
    return this.byFile[place];
  }

  /** Ends the adding of reports. @returns what records show whose report defines nothing */
  finish(): ContestUsages {
    for (const { usages } of this.lists) usages.merge(this.ofOthers);
    return this.ofOthers;
  }

  private listOf(file: string, definition: ElectionDefinition): ContestList {
    const known = this.byDefinition.get(definition);
    if (known && !this.isByFile) return known;
    const { contests, candidates } = definition;
    const text = JSON.stringify([this.isByFile ? this.byFile.length : '', contests, candidates]);
    const key = createHash('sha256').update(text).digest('base64');
    const list = this.byKey.get(key) ?? { file, definition, usages: new ContestUsages() };
    if (!this.byKey.has(key)) this.lists.push(list);
    this.byKey.set(key, list);
    this.byDefinition.set(definition, list);
    return list;
  }
}
