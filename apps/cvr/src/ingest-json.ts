import type { FileReport, IngestReport } from '@crossvote/ingest';
import { groupLetter, groupLetters } from './contest-groups.ts';
import { countChoices } from './ingest-summary.ts';

/** The report of an ingest in the words of the wire. */
export function ingestJson(report: IngestReport) {
  const letters = groupLetters(report.groups);
  return {
    dataset_id: report.datasetId,
    name: report.name,
    description: report.description,
    election_name: report.electionName,
    election_date: report.electionDate,
    election_type: report.electionType,
    ...(report.resultsStatus !== null && { results_status: report.resultsStatus }),
    format: report.format,
    formats: report.formats.map(({ id, title, softwareVersion, recordsRead, refused }) => ({
      format: id,
      title,
      software_version: softwareVersion,
      records_read: recordsRead,
      refused,
    })),
    software_version: report.softwareVersion,
    records_read: report.recordsRead,
    records: report.records,
    refused: report.refused,
    repeated: report.repeated,
    mostly_refused: report.isMostlyRefused,
    contests: report.contests.length,
    choices: countChoices(report),
    results: report.contests.map((contest, place) =>
      contestOnWire(contest, letters.get(place) ?? null),
    ),
    cards: report.groups.map((group, place) => ({
      card: groupLetter(place),
      records: group.records,
      contests: group.contests.map((contest) => report.contests[contest]?.label ?? ''),
    })),
    rarely_together: report.rarePairs.most.map(({ contests, both, either }) => ({
      contests: contests.map((contest) => report.contests[contest]?.label ?? ''),
      records_with_both: both,
      records_with_either: either,
    })),
    warnings: report.issues.map(issueOnWire),
    look_at_these: report.lookAt.map(({ code, message }) => ({ code, message })),
    files: report.files.map(fileOnWire),
    replaced: report.replaced,
    ids: report.ids && {
      contests_kept: report.ids.contestsKept,
      choices_kept: report.ids.choicesKept,
      vanished: namesOnWire(report.ids.vanished),
      added: namesOnWire(report.ids.added),
    },
    seconds: Math.round(report.seconds * 1000) / 1000,
  };
}

function contestOnWire(contest: IngestReport['contests'][number], card: string | null) {
  return {
    name: contest.name,
    file: contest.file,
    code: contest.code,
    party: contest.party,
    vote_for: contest.voteFor,
    rank_limit: contest.rankLimit,
    vote_for_stated: contest.statesVoteFor,
    card,
    records: contest.records,
    not_on_ballot: contest.notOnBallot,
    votes: contest.votes,
    undervotes: contest.undervotes,
    overvotes: contest.overvotes,
    undervoted_records: contest.undervotedRecords,
    overvoted_records: contest.overvotedRecords,
    redacted_records: contest.redactedRecords,
    joined: contest.joined.map(({ format, file, files, title, by }) => ({
      ...{ format, file, files, title },
      joined_by: by,
    })),
    choices: contest.choices.map(({ name, code, party, isWriteIn, voteCount, aggregateVotes }) => ({
      name,
      code,
      party,
      is_write_in: isWriteIn,
      votes: voteCount,
      aggregate_votes: aggregateVotes,
    })),
  };
}

function fileOnWire({ name, sha256, sizeBytes, part, by, format, members }: FileReport) {
  const held = members && {
    records: members.records,
    side_files: members.side,
    left_out: members.leftOut,
  };
  return { name, sha256, size_bytes: sizeBytes, part, format, given_by: by, members: held };
}

function issueOnWire({ linesLeftOut, ...issue }: IngestReport['issues'][number]) {
  const { severity, code, message, examples, file, count, lines } = issue;
  return { severity, code, message, examples, file, count, lines, lines_left_out: linesLeftOut };
}

function namesOnWire({ contests, choices }: NonNullable<IngestReport['ids']>['added']) {
  return { contests, choices: choices.map(({ contest, choice }) => ({ contest, choice })) };
}
