import type { ExportSource } from '@crossvote/opening';
import type { TalliedContest } from './column-sink.ts';
import type { ContestReport, FileReport } from './ingest-report.ts';

/** The contests with their results, in the form of the report. */
export function reportContests(
  contests: readonly TalliedContest[],
  records: number,
): ContestReport[] {
  return contests.map(({ definition, choices, tally, file, label }) => {
    const { votes, ...results } = tally;
    const { voteForIsInferred, ...contest } = definition;
    return {
      ...contest,
      ...results,
      ...{ file, label },
      statesVoteFor: !voteForIsInferred,
      choices: choices.map((choice, place) => ({ ...choice, voteCount: votes[place] ?? 0 })),
      votes: votes.reduce((sum, count) => sum + count, 0),
      notOnBallot: records - tally.records,
    };
  });
}

/** A file in the form of the report. */
export function reportFile({ file, by, holds, isArchive }: ExportSource): FileReport {
  const { name, sha256 = '', sizeBytes } = file;
  return {
    name,
    sha256,
    sizeBytes,
    part: holds.records > 0 ? 'records' : 'side',
    by,
    members: isArchive ? { records: holds.records, side: holds.side, leftOut: holds.none } : null,
  };
}
