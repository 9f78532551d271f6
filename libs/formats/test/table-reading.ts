import { FileError, IssueLog, sortByFormat, type Issue } from '@crossvote/opening';
import { errorOf, fileOf } from '@crossvote/samples';
import { proposeColumns } from '../src/columns/propose/propose-columns.ts';
import { knownFormats } from '../src/formats.ts';
import { tablesByMap } from '../src/vendors/table/table-formats.ts';
import type { StateWords } from '../src/words/state-words.ts';
import { mapOf } from './formats-for.ts';
import { MemorySink } from './memory-sink.ts';
import { countsOf } from './read-reported.ts';
import type { ReadResult } from './read-text.ts';

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** Reads texts as files `table-1.csv` and so on, by a map; by what they say themselves without one. */
export async function readTable(
  map: unknown,
  contents: string | readonly (string | Uint8Array)[],
  words?: StateWords,
): Promise<ReadResult> {
  const texts = typeof contents === 'string' ? [contents] : contents;
  const files = texts.map((text, at) => ({
    ...fileOf(`table-${at + 1}.csv`, text),
    isNamed: true,
  }));
  const known = map === undefined ? knownFormats : tablesByMap(mapOf(map));
  const sink = new MemorySink();
  const log = new PlainLog();
  // Only what is asked of an opened file is there.
  const opened = files as unknown as Parameters<typeof sortByFormat>[1];
  const {
    formats: [format, another],
  } = await sortByFormat(known, opened, 'auto');
  if (!format || another) throw new Error('the files are of several formats');
  const summary = await format.read(files, sink, log, { words });
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  const { names } = sink.identities;
  return { summary, contests: sink.contests, records: sink.records, issues: log.issues, names };
}

/** What the votes of tables come to, as `Mayor: Ann 2, Bo 1, undervote 1`. */
export const countTable = async (...how: Parameters<typeof readTable>) =>
  countsOf(await readTable(...how));

/** The message with which reading ends. */
export const tableFailure = (...how: Parameters<typeof readTable>) =>
  errorOf(readTable(...how), FileError);

/** The map that is proposed for a text. */
export const proposalFor = (text: string, name = 'votes.csv') =>
  proposeColumns(Buffer.from(text), name);

/** Lines of a table. */
export const linesOf = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
