export { ElectionAnalysis } from '@crossvote/analysis';
export { readFacts } from '@crossvote/imports';
export { Store } from '@crossvote/store';
export { countsOf, readResults } from '../../../../libs/store/src/elections/stored-results.ts';
export { default as statement, join } from 'sql-template-tag';
export {
  attributeChecksum,
  contestChecksum,
  marksChecksum,
} from '../../../../libs/store/src/checksum.ts';
