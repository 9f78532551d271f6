import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Issue, IssueLog, openPaths, sortByFormat } from '@crossvote/opening';
import {
  keepContests,
  layouts,
  saveFiles,
  type LayoutName,
  type SampleElection,
  type SampleFile,
} from '@crossvote/samples';
import { formatsFor } from './formats-for.ts';
import { MemorySink } from './memory-sink.ts';
import type { ReadResult } from './read-text.ts';

class PlainLog extends IssueLog {
  readonly issues: Issue[] = [];

  override add(issue: Issue): void {
    this.issues.push(issue);
    super.add(issue);
  }
}

/** What came of an export whose format was to be found. */
export interface LayoutResult extends ReadResult {
  /** Formats that take at least one of the files for records. */
  readonly takenBy: readonly string[];
}

/** The contests of an election that a layout can hold. */
export function heldBy(layout: LayoutName, sample: SampleElection): SampleElection {
  return keepContests(sample, layouts[layout].holds);
}

/** Writes an election in a layout, and reads it as the format that is recognised. */
export async function readLayout(
  layout: LayoutName,
  sample: SampleElection,
): Promise<LayoutResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'layout-'));
  try {
    const paths = await saveFiles(folder, layouts[layout].write(sample));
    const { files, close } = await openPaths(paths);
    const known = formatsFor(layout, sample);
    const {
      formats: [format, another],
    } = await sortByFormat(known, files, 'auto');
    if (!format || another) throw new Error('the files are of several formats');
    const takenBy = new Set<string>();
    for (const file of files) {
      const head = await file.head();
      for (const one of known.formats)
        if (one.recognise(head, file.name).part === 'records') takenBy.add(one.id);
    }
    expect([...takenBy]).toContain(format.id);
    const sink = new MemorySink();
    const log = new PlainLog();
    const summary = await format.read(files, sink, log);
    close();
    return {
      summary,
      contests: sink.contests,
      records: sink.records,
      issues: log.issues,
      takenBy: [...takenBy],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All files of an election in a layout as one text, members of archives included. */
export function textOf(layout: LayoutName, sample: SampleElection): string {
  const texts = (files: Iterable<SampleFile>): string[] =>
    Array.from(files, (file) =>
      'members' in file
        ? `${file.name} [${texts(file.members).join('')}]`
        : `${file.name} ${Array.from(file.chunks, (chunk) => Buffer.from(chunk as string).toString()).join('')}`,
    );
  return texts(layouts[layout].write(sample)).join('\n');
}
