import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from './connection.ts';

/** 43 letters and digits: more than 250 random bits, and no character that is special in a shell. */
function randomKey(): string {
  const letters = randomBytes(64)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '');
  return letters.length < 43 ? randomKey() : letters.slice(0, 43);
}

/** Characters of a key that are kept in plain text, to tell keys apart. */
const prefixLength = 8;

/** The stored part of a key. */
export interface ApiKeyRow {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly deactivatedAt: Date | null;
}

/** Requests of one key to one endpoint. */
export interface UsageRow {
  readonly keyId: number;
  /** Route pattern, such as `GET /api/v1/election/datasets`. */
  readonly endpoint: string;
  readonly requests: number;
  readonly lastUsedAt: Date;
}

/** Keys of the REST API. Only the SHA-256 and the first 8 characters of a key are stored. */
export class ApiKeyRepository {
  constructor(private readonly connection: Connection) {}

  /**
   * Makes a key.
   *
   * @returns the key itself, which is never shown again, and its stored part
   */
  async create(options: {
    readonly name: string;
    readonly expiresAt: Date | null;
  }): Promise<ApiKeyRow & { key: string }> {
    const key = randomKey();
    const data = {
      ...options,
      prefix: key.slice(0, prefixLength),
      sha256: createHash('sha256').update(key).digest('hex'),
    };
    const { apiKey } = await this.connection.prisma();
    const row = await apiKey.create({ data, omit: { sha256: true } });
    return { key, ...row };
  }

  /** All keys with their usage, oldest first. */
  async list(): Promise<(ApiKeyRow & { readonly usage: readonly Omit<UsageRow, 'keyId'>[] })[]> {
    const { apiKey } = await this.connection.prisma();
    const rows = await apiKey.findMany({
      orderBy: { id: 'asc' },
      omit: { sha256: true },
      include: { usage: { orderBy: { endpoint: 'asc' }, omit: { keyId: true } } },
    });
    return rows.map(({ usage, ...key }) => ({
      ...key,
      usage: usage.map((row) => ({ ...row, requests: Number(row.requests) })),
    }));
  }

  /** The key with this SHA-256 (lower-case hexadecimal), whatever its state; null when there is none. */
  async findByHash(sha256: string): Promise<(ApiKeyRow & { readonly sha256: string }) | null> {
    const { apiKey } = await this.connection.prisma();
    return apiKey.findUnique({ where: { sha256 } });
  }

  /** Deactivates the key with this prefix. @returns the key; null when there is none */
  async deactivate(prefix: string): Promise<ApiKeyRow | null> {
    const { apiKey } = await this.connection.prisma();
    await apiKey.updateMany({
      where: { prefix, deactivatedAt: null },
      data: { deactivatedAt: new Date() },
    });
    return apiKey.findUnique({ where: { prefix }, omit: { sha256: true } });
  }

  /** Adds counted requests, in one transaction. Requests of unknown keys are ignored. */
  async addUsage(rows: readonly UsageRow[]): Promise<void> {
    const client = await this.connection.prisma();
    const id = { in: [...new Set(rows.map(({ keyId }) => keyId))] };
    const keys = await client.apiKey.findMany({ where: { id }, select: { id: true } });
    const known = new Set(keys.map((key) => key.id));
    // All services add in the same order. On PostgreSQL, two services must not wait for each other in a circle.
    const inOrder = rows
      .filter(({ keyId }) => known.has(keyId))
      .sort((a, b) => a.keyId - b.keyId || (a.endpoint < b.endpoint ? -1 : 1));
    await client.$transaction(
      inOrder.map(({ keyId, endpoint, requests, lastUsedAt }) =>
        client.apiKeyUsage.upsert({
          where: { keyId_endpoint: { keyId, endpoint } },
          create: { keyId, endpoint, requests, lastUsedAt },
          update: { requests: { increment: requests }, lastUsedAt },
        }),
      ),
    );
  }
}
