import { addressOf, electionPaths, electionPlace } from '#addresses';
import {
  type CrossVotingAnswer,
  type CrossVotingQuestion,
  crossVotingQuery,
  crossVotingSchema,
  type Source,
} from './election/cross-voting.ts';
import { Datasets } from './election/datasets.ts';
import { type CallOptions, checkOptions, type CrossvoteOptions } from './options.ts';
import { Transport } from './transport.ts';

/**
 * A client of the Crossvote API.
 *
 * @example
 * // The key is in the environment variable CROSSVOTE_API_KEY; in a browser it is the option `apiKey`.
 * const client = new Crossvote({ baseUrl: 'https://votes.example.org' });
 * const { datasets } = await client.datasets.list();
 */
export class Crossvote {
  /** Datasets and their contests. */
  readonly datasets: Datasets;
  readonly #transport: Transport;

  /** @throws TypeError that names an option which cannot be used */
  constructor(options: CrossvoteOptions) {
    this.#transport = new Transport(checkOptions(options, electionPlace));
    this.datasets = new Datasets(this.#transport);
  }

  /**
   * How the voters of each source voted in each compared contest. Counts are records; the shape of the
   * answer follows the number of sources.
   *
   * @param datasetId - from `datasets.list()`
   * @param question - ids from `datasets.contests()`
   * @throws BadRequestError for empty or too long lists; NotFoundError for a dataset, contest or choice
   *   that does not exist; UnauthorizedError, TooManyRequestsError, ServerError, TimeoutError,
   *   ConnectionError, ResponseShapeError
   */
  crossVoting<const Sources extends readonly Source[]>(
    datasetId: number,
    question: CrossVotingQuestion<Sources>,
    options: CallOptions = {},
  ): Promise<CrossVotingAnswer<Sources>> {
    const values = { dataset_id: datasetId };
    return this.#transport.get({
      ...options,
      address: addressOf(
        electionPlace,
        electionPaths.crossVoting,
        values,
        crossVotingQuery(question),
      ),
      schema: () => crossVotingSchema(question.sources),
    });
  }
}
