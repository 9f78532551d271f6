import * as z from 'zod';
import { idText } from '../request/id.ts';

/** Path parameters of every route below one dataset. */
export const DatasetParams = z.object({
  dataset_id: idText({
    parameter: 'dataset_id',
    noun: 'Dataset',
    advice: 'Give the id of a dataset as a whole number',
  }).meta({ description: 'Id of the dataset, from the list of datasets.' }),
});
