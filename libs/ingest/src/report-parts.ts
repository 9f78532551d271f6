import type { FormatSummary, PreparedExport } from '@crossvote/formats';
import type { ExportSource } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';
import type { ContestReport, FileReport, IngestReport } from './ingest-report.ts';
import { joinedId } from './joined-id.ts';

/** The contests with their results, in the form of the report. */
export function reportContests(
  contests: readonly TalliedContest[],
  records: number,
): ContestReport[] {
  return contests.map(({ definition, choices, tally, file, label, joined }) => {
    const { votes, ...results } = tally;
    const { voteForIsInferred, ...contest } = definition;
    return {
      ...contest,
      ...results,
      ...{ file, label, joined },
      statesVoteFor: !voteForIsInferred,
      choices: choices.map((choice, place) => ({ ...choice, voteCount: votes[place] ?? 0 })),
      votes: votes.reduce((sum, count) => sum + count, 0),
      notOnBallot: records - tally.records,
    };
  });
}

/** What the export was read as. */
export function reportFormats(
  { groups }: PreparedExport,
  read: readonly FormatSummary[],
): Pick<IngestReport, 'format' | 'formats'> {
  return {
    format: joinedId(groups.map(({ format }) => format)),
    formats: read.map((summary) => {
      const { format, softwareVersion, recordsRead, recordsRefused } = summary;
      return { ...format, softwareVersion, recordsRead, refused: recordsRefused };
    }),
  };
}

/** A file as the report has it. */
export function reportFile({ file, by, holds, isArchive, formats }: ExportSource): FileReport {
  const { name, sha256 = '', sizeBytes } = file;
  return {
    name,
    sha256,
    sizeBytes,
    part: holds.records > 0 ? 'records' : 'side',
    by,
    format: joinedId(formats),
    members: isArchive ? { records: holds.records, side: holds.side, leftOut: holds.none } : null,
  };
}
