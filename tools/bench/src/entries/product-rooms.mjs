export { ElectionAnalysis } from '@crossvote/analysis';
export { readFacts } from '@crossvote/imports';
export { Store } from '@crossvote/store';
export { default as statement, join } from 'sql-template-tag';
export {
  attributeChecksum,
  contestChecksum,
  marksChecksum,
} from '../../../../libs/store/src/checksum.ts';
