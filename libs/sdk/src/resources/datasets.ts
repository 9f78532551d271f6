import {
  addressOf,
  ContestList,
  DatasetList,
  electionApi,
  listContests,
  listDatasets,
} from '#contracts';
import type { CallOptions } from '../options.ts';
import type { Transport } from '../transport.ts';

/** Datasets and their contests. */
export class Datasets {
  readonly #transport: Transport;

  /** Made by the client. */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Every completed dataset, by ascending id.
   *
   * @throws UnauthorizedError, ServerError, TimeoutError, ConnectionError, ResponseShapeError
   */
  list(options: CallOptions = {}): Promise<DatasetList> {
    const address = addressOf(electionApi, listDatasets, {}, {});
    return this.#transport.get({ ...options, address, schema: DatasetList });
  }

  /**
   * Contests and choices of a dataset, with their ids and counts.
   *
   * @throws NotFoundError for an unknown dataset, and what {@link Datasets.list} throws
   */
  contests(datasetId: number, options: CallOptions = {}): Promise<ContestList> {
    const address = addressOf(electionApi, listContests, { dataset_id: datasetId }, {});
    return this.#transport.get({ ...options, address, schema: ContestList });
  }
}
