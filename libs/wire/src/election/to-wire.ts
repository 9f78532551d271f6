import type * as domain from '@crossvote/analysis';
import type * as wire from '@crossvote/contracts';

/** One dataset in the form of the API. */
export function datasetToWire(dataset: domain.DatasetSummary): wire.Dataset {
  return {
    id: dataset.id,
    name: dataset.name,
    description: dataset.description,
    election_date: dataset.electionDate,
    election_type: dataset.electionType,
    total_records: dataset.totalRecords,
    status: dataset.status,
    ...resultsStatusOf(dataset),
    ...(dataset.visibility !== 'keyed' && { visibility: dataset.visibility }),
  };
}

/** A member only where it is known. */
function resultsStatusOf({ resultsStatus }: domain.DatasetSummary) {
  return resultsStatus === null ? {} : { results_status: resultsStatus };
}

/** Answer of `GET /datasets`. */
export function datasetListToWire({ datasets, damaged }: domain.DatasetList): wire.DatasetList {
  const ids = damaged.map(({ id }) => id);
  return {
    datasets: datasets.map(datasetToWire),
    ...(ids.length > 0 && { damaged_dataset_ids: ids }),
  };
}

/** One contest with its choices, in the form of the API. */
export function contestToWire(contest: domain.ContestResult): wire.Contest {
  return {
    id: contest.id,
    name: contest.name,
    position: contest.position,
    code: contest.code,
    party: contest.party,
    file: contest.file,
    choices: contest.choices.map((choice) => ({
      id: choice.id,
      name: choice.name,
      vote_count: choice.voteCount,
      party: choice.party,
      is_write_in: choice.isWriteIn,
      code: choice.code,
      aggregate_votes: choice.aggregateVotes,
    })),
    vote_for: contest.voteFor,
    rank_limit: contest.rankLimit,
    records: contest.records,
    undervotes: contest.undervotes,
    overvotes: contest.overvotes,
    redacted: contest.redactedRecords,
  };
}

/** Answer of `GET /datasets/{dataset_id}/contests`. */
export function contestListToWire({ dataset, contests }: domain.DatasetContests): wire.ContestList {
  return {
    dataset_id: dataset.id,
    dataset_name: dataset.name,
    ...resultsStatusOf(dataset),
    contests: contests.map(contestToWire),
  };
}

function comparisonToWire(comparison: domain.Comparison): wire.Comparison {
  return {
    contest_id: comparison.contestId,
    contest_name: comparison.contestName,
    distribution: comparison.distribution.map((row) => ({
      choice: row.choice,
      choice_id: row.choiceId,
      count: row.count,
      percentage: row.percentage,
    })),
  };
}

function countsToWire(result: domain.SourceAnswer) {
  return {
    total_matching_voters: result.totalMatchingVoters,
    comparisons: result.comparisons.map(comparisonToWire),
  };
}

function namedId({ id, name }: wire.NamedId): wire.NamedId {
  return { id, name };
}

/** Answer of the cross-voting route: in the single-source shape for one result, else in the multi-source shape. */
export function crossVotingToWire(answer: domain.CrossVotingAnswer): wire.CrossVoting {
  const { dataset, results } = answer;
  const { id, name } = dataset;
  const head = { dataset_id: id, dataset_name: name, ...resultsStatusOf(dataset) };
  const notes = [...answer.notes];
  const [only, ...others] = results;
  if (only && others.length === 0) {
    return {
      ...head,
      primary_contest: namedId(only.contest),
      primary_choice: namedId(only.choice),
      ...countsToWire(only),
      notes,
    };
  }
  return {
    ...head,
    results: results.map((result) => ({
      source_contest: namedId(result.contest),
      source_choice: namedId(result.choice),
      ...countsToWire(result),
    })),
    notes,
  };
}
