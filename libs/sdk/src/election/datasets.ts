import { addressOf, electionPaths, electionPlace } from '#addresses';
import type { ContestList, DatasetList } from '#answers';
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
   * @throws UnauthorizedError, TooManyRequestsError, ServerError, TimeoutError, ConnectionError, ResponseShapeError
   */
  list(options: CallOptions = {}): Promise<DatasetList> {
    return this.#transport.get<DatasetList>({
      ...options,
      address: addressOf(electionPlace, electionPaths.listDatasets, {}, {}),
      schema: async () => (await import('./checks.ts')).DatasetList,
    });
  }

  /**
   * Contests and choices of a dataset, with their ids and counts.
   *
   * @param datasetId - from {@link Datasets.list}
   * @throws NotFoundError for an unknown dataset, and what {@link Datasets.list} throws
   */
  contests(datasetId: number, options: CallOptions = {}): Promise<ContestList> {
    const values = { dataset_id: datasetId };
    return this.#transport.get<ContestList>({
      ...options,
      address: addressOf(electionPlace, electionPaths.listContests, values, {}),
      schema: async () => (await import('./checks.ts')).ContestList,
    });
  }
}
