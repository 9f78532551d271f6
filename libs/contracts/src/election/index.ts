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
  maxAnswerRows,
  maxCompareContests,
  maxComparisons,
  maxSources,
  type ParsedCrossVotingQuery,
} from './cross-voting-query.ts';
export { crossVoting } from './cross-voting-route.ts';
export { Dataset, DatasetList } from './dataset.ts';
export { electionApi } from './family.ts';
export { listContests } from './list-contests.ts';
export { listDatasets } from './list-datasets.ts';
