import type {
  CrossVotingAnswer,
  CrossVotingQuestion,
  DatasetContests,
  DatasetList,
} from '@crossvote/analysis';
import type { Logger } from 'pino';
import type { ApiFamily } from '@crossvote/contracts';
import type { Answerer, Question, WrittenRoute } from './answers/answerer.ts';
import type { Sight } from './auth/principal.ts';
import type { Limiter } from './limits/limiter.ts';

/** The questions about elections that the service asks. */
export interface Analysis {
  /** Completed datasets, by ascending id, and those that are damaged. */
  datasets(): Promise<DatasetList>;
  /** @throws NotFoundError for an unknown dataset */
  contests(datasetId: number): Promise<DatasetContests>;
  /** @throws NotFoundError for an unknown dataset, contest or choice */
  crossVoting(datasetId: number, question: CrossVotingQuestion): Promise<CrossVotingAnswer>;
}

/** The stored part of an API key. */
export interface KeyRecord {
  readonly id: number;
  /** SHA-256 of the key, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly expiresAt: Date | null;
  readonly deactivatedAt: Date | null;
  /** Ids of the datasets that the key may see, ascending; all unless given. */
  readonly datasets?: readonly number[] | undefined;
}

/** Requests of one key to one endpoint since the last time that usage was written. */
export interface UsageRow {
  readonly keyId: number;
  /** Method and path pattern, such as `GET /api/v1/election/datasets/{dataset_id}/contests`. */
  readonly endpoint: string;
  readonly requests: number;
  readonly lastUsedAt: Date;
}

/** Where API keys and their usage are kept. */
export interface KeyStore {
  /** The key with this SHA-256 (hexadecimal), also when it is expired or deactivated. */
  findByHash(sha256Hex: string): Promise<KeyRecord | null>;
  /** Adds the counts to the stored ones: all rows or none. */
  addUsage(rows: readonly UsageRow[]): Promise<void>;
}

/** Counts every authenticated request. */
export interface UsageRecorder {
  record(keyId: number, endpoint: string): void;
}

/**
 * Returns the version of the data that the answer to a question depends on; undefined where it is not known before the
 * answer. A question with a known version is answered only once.
 */
export type VersionOf = (question: Question, sight: Sight) => Promise<string | undefined>;

/** Everything that the application is built from. */
export interface ApiDeps {
  readonly answerer: Answerer;
  /** Unless given, no answer has a version. */
  readonly versionOf?: VersionOf;
  /** The families of the contracts unless given. */
  readonly families?: readonly ApiFamily[];
  /** What answers the routes of the families; that of the election API unless given. */
  readonly endpoints?: readonly WrittenRoute[];
  /** Counts in the memory of this process unless given. */
  readonly limiter?: Limiter;
  /**
   * The proxies whose X-Forwarded-For is trusted for the address of a client: their number or their addresses, as in
   * `trust proxy` of Express. None unless given.
   */
  readonly trustProxy?: number | string;
  readonly keys: KeyStore;
  readonly usage: UsageRecorder;
  readonly logger: Logger;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  /** For how long an answer may be reused, in ms; 0 unless given. A key is still checked for each request. */
  readonly freshMs?: number;
  /** Milliseconds since 1970; `Date.now` unless given. */
  readonly now?: () => number;
  /** Origins of browser pages that may call the API; `*` for all. None unless given. */
  readonly corsOrigins?: readonly string[];
  /**
   * Origin under which clients reach the service, for the documentation. Unless given, the OpenAPI
   * document names `/`, and the samples in `/docs` the origin that the reader used.
   */
  readonly publicUrl?: string;
  /** Version of the service, for the documentation. */
  readonly version?: string;
}
