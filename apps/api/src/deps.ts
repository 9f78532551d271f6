import type {
  CrossVotingAnswer,
  CrossVotingQuestion,
  DatasetContests,
  DatasetSummary,
} from '@crossvote/analysis';
import type { Logger } from 'pino';
import type { Answerer } from './answers/answerer.ts';

/** What the service asks about elections. */
export interface Analysis {
  /** Completed datasets, by ascending id. */
  datasets(): Promise<readonly DatasetSummary[]>;
  /** @throws NotFoundError for an unknown dataset */
  contests(datasetId: number): Promise<DatasetContests>;
  /** @throws NotFoundError for an unknown dataset, contest or choice */
  crossVoting(datasetId: number, question: CrossVotingQuestion): Promise<CrossVotingAnswer>;
}

/** What is stored of an API key. */
export interface KeyRecord {
  readonly id: number;
  /** SHA-256 of the key, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly expiresAt: Date | null;
  readonly deactivatedAt: Date | null;
}

/** Requests of one key to one endpoint since they were last written. */
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
  /** Adds the counts to those stored, all rows or none. */
  addUsage(rows: readonly UsageRow[]): Promise<void>;
}

/** Takes note of every authenticated request. */
export interface UsageRecorder {
  record(keyId: number, endpoint: string): void;
}

/** Everything that the application is built from. */
export interface ApiDeps {
  readonly answerer: Answerer;
  readonly keys: KeyStore;
  readonly usage: UsageRecorder;
  readonly logger: Logger;
  /** Rejects when the database does not answer. */
  ready(): Promise<void>;
  /** For how long an answer may be given again, in ms; 0 unless given. A key is checked for each request. */
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
