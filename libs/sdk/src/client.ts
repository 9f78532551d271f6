import { addressOf, crossVoting, electionApi } from '#contracts';
import {
  type CrossVotingAnswer,
  type CrossVotingQuestion,
  crossVotingQuery,
  crossVotingSchema,
  type Source,
} from './cross-voting.ts';
import { type CallOptions, checkOptions, type CrossvoteOptions } from './options.ts';
import { Datasets } from './resources/datasets.ts';
import { Transport } from './transport.ts';

/**
 * A client of the Crossvote API.
 *
 * @example
 * const client = new Crossvote({ apiKey, baseUrl: 'https://votes.example.org' });
 * const { datasets } = await client.datasets.list();
 */
export class Crossvote {
  /** Datasets and their contests. */
  readonly datasets: Datasets;
  readonly #transport: Transport;

  /** @throws TypeError that names an option which cannot be used */
  constructor(options: CrossvoteOptions) {
    this.#transport = new Transport(checkOptions(options));
    this.datasets = new Datasets(this.#transport);
  }

  /**
   * How the voters of each source voted in each compared contest. Counts are records; the shape of the
   * answer follows the number of sources.
   *
   * @throws BadRequestError for empty or too long lists; NotFoundError for a dataset, contest or choice
   *   that does not exist; UnauthorizedError, ServerError, TimeoutError, ConnectionError,
   *   ResponseShapeError
   */
  crossVoting<const Sources extends readonly Source[]>(
    datasetId: number,
    question: CrossVotingQuestion<Sources>,
    options: CallOptions = {},
  ): Promise<CrossVotingAnswer<Sources>> {
    const values = { dataset_id: datasetId };
    return this.#transport.get({
      ...options,
      address: addressOf(electionApi, crossVoting, values, crossVotingQuery(question)),
      schema: crossVotingSchema(question.sources),
    });
  }
}
