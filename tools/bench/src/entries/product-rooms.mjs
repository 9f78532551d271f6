export { ElectionAnalysis } from '@crossvote/analysis';
export { Store } from '@crossvote/store';
