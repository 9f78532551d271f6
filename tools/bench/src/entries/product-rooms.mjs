export { ElectionAnalysis } from '@crossvote/analysis';
export { Store } from '@crossvote/store';
export {
  attributeChecksum,
  contestChecksum,
  marksChecksum,
} from '../../../../libs/store/src/checksum.ts';
