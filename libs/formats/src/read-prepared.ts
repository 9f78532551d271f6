import { reportRemarks, type IssueLog, type OpenedFile } from '@crossvote/opening';
import type { CompleteSink } from './complete-sink.ts';
import { CompletingSink } from './completing-sink.ts';
import { ContestsOfFiles } from './contests/contests-of-files.ts';
import { FormatJoins } from './contests/format-joins.ts';
import type { JoinedPart } from './contests/joined-contests.ts';
import { KnownJoins } from './contests/known-joins.ts';
import type { ExportSummary } from './format-reader.ts';
import type { FormatSummary } from './format-summary.ts';
import type { PieceRunner } from './pieces/piece-format.ts';
import type { PreparedExport } from './prepare-export.ts';
import { reportElections } from './report-elections.ts';
import { reportUnusedLabels } from './words/labels-file.ts';

/** What reading an export came to. */
export interface ReadResult {
  /** Of all formats together. */
  readonly summary: ExportSummary;
  /** Of each format, in the order in which they were read. */
  readonly formats: readonly FormatSummary[];
  /** The files of contests that share their name with one of others, by the contest's number in the sink. */
  readonly filesApart: ReadonlyMap<number, string>;
  /** What each format has of the contests that several have, by the number in the sink. */
  readonly joined: ReadonlyMap<number, readonly JoinedPart[]>;
}

/** How an export is read. */
export interface ReadHow {
  /** Those of its files that are read; all where it is left out. */
  readonly files?: ReadonlySet<OpenedFile> | undefined;
  /** Reads plain records in other threads; all is read here where it is left out. */
  readonly pieces?: PieceRunner | undefined;
  /** What earlier readings of it showed; where this one shows more, it is void, and the export is to be read again. */
  readonly known?: KnownJoins | undefined;
}

/**
 * Reads an export to its end, one format after the other. It may be read several times, and without some of its files:
 * each reading decides anew which contests are one.
 *
 * @throws FileError when a file as a whole cannot be read; what went into the sink is then void
 */
export async function readPrepared(
  { groups, records, words, labels, contestMap }: PreparedExport,
  sink: CompleteSink,
  issues: IssueLog,
  { files: wanted, pieces, known = new KnownJoins() }: ReadHow = {},
): Promise<ReadResult> {
  const isWanted = (file: OpenedFile) => wanted?.has(file) ?? true;
  const held = new Set(records.filter(isWanted));
  const read = groups
    .map(({ format, files }) => ({ format, files: files.filter(isWanted) }))
    .filter(({ files }) => files.some((file) => held.has(file)));
  const titles = read.map(({ format: { id, title } }) => ({ id, title }));
  const joins = read.length > 1 ? new FormatJoins(titles, words, known) : undefined;
  const contests = new ContestsOfFiles(contestMap, words, joins);
  const formats: FormatSummary[] = [];
  for (const [place, { format, files }] of read.entries()) {
    sink.beginFormat(place);
    joins?.begin();
    const present = joins && { joins, identities: format.identities ?? format.id };
    const options = { pieces, words, contests };
    const completing = new CompletingSink(sink, present);
    // Where a format names no records, those of the format before must not seem to go on.
    const [begins] = files.filter((file) => held.has(file));
    if (joins && begins) completing.identities?.beginFile(begins);
    const summary = await format.read(files, completing, issues, options);
    joins?.end();
    const { id, title } = format;
    const file = files[0]?.name ?? '';
    formats.push({ ...summary, format: { id, title }, file });
    reportRemarks(files, issues);
  }
  contests.finish(issues);
  reportElections(formats, issues);
  if (labels !== undefined) reportUnusedLabels(labels, words, issues);
  const summary = together(formats);
  return { summary, formats, filesApart: contests.filesApart(), joined: contests.joined() };
}

/** What several formats come to together. */
function together(formats: readonly FormatSummary[]): ExportSummary {
  const sum = (key: 'recordsRead' | 'recordsStored' | 'recordsRefused') =>
    formats.reduce((total, summary) => total + summary[key], 0);
  const first = (key: 'electionName' | 'electionDate' | 'electionType' | 'resultsStatus') =>
    formats.map((summary) => summary[key] ?? '').find((text) => text !== '') ?? '';
  const versions = formats.map(({ softwareVersion }) => softwareVersion);
  return {
    electionName: first('electionName'),
    electionDate: first('electionDate'),
    electionType: first('electionType'),
    resultsStatus: first('resultsStatus'),
    softwareVersion: [...new Set(versions)].filter((version) => version !== '').join(', '),
    recordsRead: sum('recordsRead'),
    recordsStored: sum('recordsStored'),
    recordsRefused: sum('recordsRefused'),
  };
}
