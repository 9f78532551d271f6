import { readFileSync } from 'node:fs';
import { type ExportFile, FileError, type Issue, IssueLog, openPaths } from '@crossvote/opening';
import { errorOf, fileOf } from '@crossvote/samples';
import type { Selection } from '@crossvote/election';
import { type FormatReader } from '../src/index.ts';
import { ess } from '../src/vendors/ess/ess.ts';
import { InlinePieces } from './inline-pieces.ts';
import { MemorySink, type SinkContest } from './memory-sink.ts';
import type { ReadResult } from './read-text.ts';

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/**
 * Reads files through a reader, and checks that its summary reconciles.
 *
 * @param pieceBytes - size of the pieces in which records are read; row by row unless given
 */
export async function readFiles(
  files: readonly ExportFile[],
  reader: FormatReader = ess,
  pieceBytes?: number,
): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new PlainLog();
  const pieces = pieceBytes === undefined ? undefined : new InlinePieces(pieceBytes, sink);
  const summary = await reader.read(files, sink, log, { pieces });
  const refused = log.issues.filter(({ severity }) => severity === 'refused');
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(refused.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const { names } = sink.identities;
  return { summary, contests: sink.contests, records: sink.records, issues: log.issues, names };
}

/** Reads texts as files `file-1.csv` and so on. */
export function readEss(...contents: (string | Uint8Array)[]): Promise<ReadResult> {
  return readFiles(contents.map((content, index) => fileOf(`file-${index + 1}.csv`, content)));
}

/** Reads what lies at paths. */
export async function readAt(paths: readonly string[], reader: FormatReader): Promise<ReadResult> {
  const opened = await openPaths(paths);
  try {
    return await readFiles(opened.files, reader);
  } finally {
    opened.close();
  }
}

/** The error with which reading fails. */
export const failureIn = (reading: Promise<unknown>) => errorOf(reading, FileError);

/** What counts of a selection: names of choices, one a vote, or `(undervote)` or `(overvote)`. */
export function countedNames(contest: SinkContest, selection: Selection): string[] {
  const { voteFor, rankLimit, choices } = contest;
  if (selection.declared === 'overvoted') return ['(overvote)'];
  const first = Math.min(...selection.marks.map(({ rank }) => rank));
  const counted = selection.marks.filter(({ rank }) => rank === first);
  if (counted.length === 0) return ['(undervote)'];
  if (counted.length > (rankLimit > 0 ? 1 : voteFor)) return ['(overvote)'];
  return counted.map(({ choice }) => choices[choice]!.name);
}

/** Votes of each choice with any, by name; with the records of `(undervote)` and `(overvote)`. */
export function votesOf({ contests, records }: ReadResult, contest: number): Map<string, number> {
  const votes = new Map<string, number>();
  for (const { selections } of records) {
    const selection = selections.get(contest);
    for (const name of selection ? countedNames(contests[contest]!, selection) : [])
      votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  return votes;
}

/** Records that have both contests, by what counts in each, as `crosstabs.json` has it. */
export function crossOf(
  { contests, records }: ReadResult,
  rows: string,
  columns: string,
): Map<string, Map<string, number>> {
  const [row, column] = [rows, columns].map((name) =>
    contests.findIndex((one) => one.name === name),
  );
  const table = new Map<string, Map<string, number>>();
  for (const { selections } of records) {
    const [one, other] = [row!, column!].map((contest) => selections.get(contest));
    if (!one || !other) continue;
    for (const name of new Set(countedNames(contests[row!]!, one))) {
      const counts = table.get(name) ?? new Map<string, number>();
      table.set(name, counts);
      for (const with_ of new Set(countedNames(contests[column!]!, other)))
        counts.set(with_, (counts.get(with_) ?? 0) + 1);
    }
  }
  return table;
}

/** Each record as `contest: marks`, contests that are not on it left out: `Mayor: Ann(1)+Bo(2)`. */
export function linesOf({ records, contests }: ReadResult): string[] {
  return records.map(({ selections }) =>
    [...selections]
      .map(([contest, { marks, declared }]) => {
        const { name, choices } = contests[contest]!;
        const marked = marks.map(
          ({ choice, rank }) => choices[choice]!.name + (rank > 0 ? `(${rank})` : ''),
        );
        const said = declared === 'nothing' ? [] : [declared];
        return `${name}: ${[...marked, ...said].join('+') || 'none'}`;
      })
      .join(', '),
  );
}

/** Said of every export, or of most. */
const usual = ['cards_not_linked', 'columns_not_stored', 'contests_without_records'];

/** Codes of all issues but the usual ones. */
export function codesOf({ issues }: ReadResult): string[] {
  return issues
    .filter(({ code }) => !usual.includes(code))
    .map(({ code, place }) => (place.line === undefined ? code : `${code} @${place.line}`));
}

/** The JSON in a file. */
export function jsonAt(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
