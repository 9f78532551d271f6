import path from 'node:path';
import { ReportedError } from '@crossvote/election';

/** Where in the input something was found. */
export interface Place {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** The file as a person gave its path. Messages of errors have it; no report, answer or database does. */
  readonly path?: string;
  /** First line, from 1. */
  readonly line?: number;
  /** Last line, where a record spans several. */
  readonly endLine?: number;
  /** Column, from 1. */
  readonly column?: number;
}

/**
 * `refused`: a record that is not stored. `warning`: stored, but look at it. `assumption`: what the reader took
 * for granted because the export does not say it.
 */
export type Severity = 'refused' | 'warning' | 'assumption';

/**
 * Code of the warning that more files of records lie beside the files that are read. The report shows it before all
 * others.
 */
export const partOfAnExport = 'part_of_an_export';

/** Something a person must know about the input. `code` is stable, `message` is for people. */
export interface Issue {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly place: Place;
}

/**
 * Issues of one kind in one file, with their lines. Two refused records are of one kind when their messages differ only
 * in values and numbers. Two other issues are of one kind when they are equal.
 */
export interface IssueGroup {
  readonly severity: Severity;
  readonly code: string;
  /** Message of the first issue of the group. */
  readonly message: string;
  /** Some of the other messages of the group, which differ in values and numbers. */
  readonly examples: readonly string[];
  readonly file: string;
  /** Number of issues in the group. */
  readonly count: number;
  /** Line ranges, first and last included, in file order. */
  readonly lines: readonly (readonly [number, number])[];
  /** Places that did not fit into `lines`. */
  readonly linesLeftOut: number;
}

/** A whole input that cannot be read. The message says what, where and what to do. */
export class FileError extends ReportedError {
  override readonly name = 'FileError';

  constructor(
    readonly code: string,
    /** The message without the place. */
    readonly problem: string,
    private at: Place,
    options?: ErrorOptions,
  ) {
    super(`${describePlace(at)}: ${problem}`, options);
  }

  get place(): Place {
    return this.at;
  }

  /** From here on the message has the file as a person gave its path, unless it has that already. */
  tellPath(given: string): void {
    if (this.at.path !== undefined) return;
    this.at = { ...this.at, path: given };
    this.message = `${describePlace(this.at)}: ${this.problem}`;
  }
}

/** A whole file, by the path that a person gave. */
export function givenFile(given: string): Place {
  return { file: path.basename(path.resolve(given)), path: given };
}

/** `exports/file.csv, line 12, column 5`; the name of the file alone where nothing gave its path. */
export function describePlace({ file, path: given, line, endLine, column }: Place): string {
  const lines =
    line === undefined
      ? ''
      : endLine !== undefined && endLine > line
        ? `, lines ${line}-${endLine}`
        : `, line ${line}`;
  return `${given ?? file}${lines}${column === undefined ? '' : `, column ${column}`}`;
}

/** Cuts a value of the input to what a message can show: 80 characters, no control characters. */
export function quoteValue(value: string): string {
  // Hostile input must not steer the terminal that shows the message.
  const plain = value.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return JSON.stringify(plain.length > 80 ? `${plain.slice(0, 80)}…` : plain);
}

const lineLimit = 1000;
const groupLimit = 200;
const exampleLimit = 3;

/** The message without its values. Otherwise the identifier of each record would make a kind of its own. */
function kindOf({ severity, message }: Issue): string {
  if (severity !== 'refused') return message;
  return message
    .slice(0, 1000)
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/\b[0-9a-f]*\d[0-9a-f-]*/gi, '#');
}

interface OpenGroup {
  readonly issue: Issue;
  readonly examples: string[];
  count: number;
  readonly lines: [number, number][];
  linesLeftOut: number;
}

function isSame(one: Issue, other: Issue): boolean {
  return (
    one.message === other.message &&
    one.code === other.code &&
    one.severity === other.severity &&
    one.place.file === other.place.file
  );
}

/** Collects issues in bounded memory: those of one kind are one group with their lines. */
export class IssueLog {
  /** Records refused so far. */
  refused = 0;
  private readonly groups = new Map<string, OpenGroup>();
  /** A damaged file may have the same issue on millions of lines, one after the other. */
  private last: { readonly issue: Issue; readonly group: OpenGroup } | undefined;

  /** Adds the issues of another log. The two logs have no issue in common. */
  include(other: IssueLog): this {
    for (const [key, group] of other.groups)
      this.groups.set(key, {
        ...group,
        examples: [...group.examples],
        lines: group.lines.map(([from, to]) => [from, to]),
      });
    this.refused += other.refused;
    return this;
  }

  add(issue: Issue): void {
    const { place } = issue;
    const group = this.groupOf(issue);
    group.count += 1;
    if (issue.severity === 'refused') this.refused += 1;
    if (place.line === undefined) return;
    const last = group.lines.at(-1);
    // The same issue may be added twice for one line.
    if (last?.[1] === (place.endLine ?? place.line)) return;
    if (last?.[1] === place.line - 1) last[1] = place.endLine ?? place.line;
    else if (group.lines.length < lineLimit)
      group.lines.push([place.line, place.endLine ?? place.line]);
    else group.linesLeftOut += 1;
  }

  private groupOf(issue: Issue): OpenGroup {
    if (this.last && isSame(this.last.issue, issue)) return this.last.group;
    const { severity, code, message, place } = issue;
    const own = JSON.stringify([severity, code, place.file, kindOf(issue)]);
    // Past the limit, all kinds of one code share a group.
    const isTooMany = !this.groups.has(own) && this.groups.size >= groupLimit;
    const key = isTooMany ? JSON.stringify([severity, code, place.file]) : own;
    const group = this.groups.get(key) ?? {
      issue: isTooMany ? { ...issue, message: `${message} (and others of this kind)` } : issue,
      examples: [],
      count: 0,
      lines: [],
      linesLeftOut: 0,
    };
    this.groups.set(key, group);
    const { examples } = group;
    if (!isTooMany && examples.length < exampleLimit && message !== group.issue.message)
      if (!examples.includes(message)) examples.push(message);
    this.last = { issue, group };
    return group;
  }

  /** All groups: first {@link partOfAnExport}, then assumptions, then warnings, then refused records. */
  list(): IssueGroup[] {
    const order: Severity[] = ['assumption', 'warning', 'refused'];
    const rank = ({ code, severity }: IssueGroup) =>
      code === partOfAnExport ? -1 : order.indexOf(severity);
    return [...this.groups.values()]
      .map(({ issue, examples, count, lines, linesLeftOut }) => ({
        severity: issue.severity,
        code: issue.code,
        message: issue.message,
        examples,
        file: issue.place.file,
        count,
        lines,
        linesLeftOut,
      }))
      .sort((a, b) => rank(a) - rank(b));
  }
}
