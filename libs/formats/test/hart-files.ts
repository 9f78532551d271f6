import { type ExportFile, type Issue, IssueLog } from '@crossvote/opening';
import { hart } from '../src/vendors/hart/hart.ts';
import { ContestsOfFiles } from '../src/contests/contests-of-files.ts';
import { MemorySink } from './memory-sink.ts';
import type { ReadResult } from './read-text.ts';

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** A file in memory, given in two chunks. */
export function memoryFile(name: string, content: string | Uint8Array): ExportFile {
  const bytes = Buffer.from(content);
  const half = bytes.length >> 1;
  return {
    name,
    head: () => Promise.resolve(bytes.subarray(0, 1 << 20)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is that of a stream
    async *read() {
      yield bytes.subarray(0, half);
      yield bytes.subarray(half);
    },
  };
}

/** Reads files as a Hart export; what is stored and refused must add up to what is read. */
export async function readHart(
  files: readonly ExportFile[],
  contests = new ContestsOfFiles(),
): Promise<ReadResult> {
  const sink = new MemorySink();
  const log = new PlainLog();
  const summary = await hart.read(files, sink, log, { contests });
  contests.finish(log);
  const refused = log.issues.filter(({ severity }) => severity === 'refused');
  expect(summary.recordsStored).toBe(sink.records.length);
  expect(summary.recordsRefused).toBe(refused.length);
  expect(summary.recordsRead).toBe(summary.recordsStored + summary.recordsRefused);
  return { summary, contests: sink.contests, records: sink.records, issues: log.issues };
}

/** One marked option: a name and what `Value` holds, or the elements of a write-in. */
export function option(name: string, value = '1'): string {
  return `<Option><Name>${name}</Name><Id>id-${name}</Id><Value>${value}</Value></Option>`;
}

/** A write-in option on line `line`. */
export function writeIn(status: string, text = '', line = 1, value = '1'): string {
  return `<Option><Id>line-${line}</Id><Value>${value}</Value><WriteInData><Text>${text}</Text><ImageId>secret</ImageId><WriteInDataStatus>${status}</WriteInDataStatus></WriteInData></Option>`;
}

/** A contest with marked options, and the elements behind them. */
export function contest(name: string, options = '', rest = '', id = `id-${name}`): string {
  return `<Contest><Name>${name}</Name><Id>${id}</Id><Options>${options}</Options>${rest}</Contest>`;
}

/** The text of a file. */
export function cvr(contests: readonly string[], rest = '<SheetNumber>1</SheetNumber>'): string {
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests>${contests.join('')}</Contests>${rest}</Cvr>`;
}

/** Reads texts as sheets `1_<number>.xml`. */
export function readSheets(...texts: readonly string[]): Promise<ReadResult> {
  return readHart(texts.map((text, place) => memoryFile(`CVRs/1_${place + 1}.xml`, text)));
}

/** Messages of issues with a code. */
export function messagesOf({ issues }: ReadResult, code: string): string[] {
  return issues.filter((issue) => issue.code === code).map(({ message }) => message);
}
