export { ElectionAnalysis } from './election-analysis.ts';
export {
  DamagedError,
  DatabaseOutageError,
  NotFoundError,
  QuestionTooLargeError,
} from './errors.ts';
export type * from './model.ts';
export { verifyDataset, type DatasetCheck } from './verify-dataset.ts';
