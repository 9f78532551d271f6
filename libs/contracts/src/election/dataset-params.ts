import { z } from 'zod';
import { Id, parseId } from '../id.ts';
import type { WireRequest } from '../route.ts';

/** Path parameters of every route below one dataset. */
export const DatasetParams = z.object({
  dataset_id: Id.describe('Id of the dataset, from the list of datasets.'),
});
/** Path parameters of every route below one dataset. */
export type DatasetParams = z.infer<typeof DatasetParams>;

/**
 * Reads the dataset's id from the path.
 *
 * @throws RequestError 400 when it is not a whole number; 404 when it cannot exist
 */
export function parseDatasetId(params: WireRequest['params']): number {
  return parseId(params.dataset_id ?? '', {
    parameter: 'dataset_id',
    noun: 'Dataset',
    advice: 'Give the id of a dataset as a whole number',
  });
}
