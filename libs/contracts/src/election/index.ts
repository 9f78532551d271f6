export { Choice, Contest, ContestList } from './contest.ts';
export {
  Comparison,
  CrossVoting,
  DistributionRow,
  MultiSourceCrossVoting,
  NamedId,
  SingleSourceCrossVoting,
  SourceResult,
} from './cross-voting.ts';
export {
  CrossVotingQuery,
  maxAnswerRows,
  maxCompareContests,
  maxComparisons,
  maxSources,
  type ParsedCrossVotingQuery,
  parseCrossVotingQuery,
} from './cross-voting-query.ts';
export { crossVoting } from './cross-voting-route.ts';
export { Dataset, DatasetList } from './dataset.ts';
export { DatasetParams, parseDatasetId } from './dataset-params.ts';
export { electionApi } from './family.ts';
export { listContests } from './list-contests.ts';
export { listDatasets } from './list-datasets.ts';
