import type { ApiKeyRow, UsageRow } from '@crossvote/store';
import { formatCount } from './numbers.ts';
import { countColumn, renderTable } from './table.ts';
import { tidyTable, type TidyColumns, type TidyTable } from './tidy-table.ts';

type ListedKey = ApiKeyRow & { readonly usage: readonly Omit<UsageRow, 'keyId'>[] };

/** A key in the words of the wire. */
export function keyJson({ id, prefix, name, createdAt, expiresAt, deactivatedAt }: ApiKeyRow) {
  return {
    id,
    prefix,
    name,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
    deactivated_at: deactivatedAt?.toISOString() ?? null,
  };
}

/** All keys with their usage in the words of the wire. */
export function keyListJson(list: readonly ListedKey[]) {
  const keys = list.map(({ usage, ...key }) => ({
    ...keyJson(key),
    usage: usage.map(({ endpoint, requests, lastUsedAt }) => ({
      endpoint,
      requests,
      last_used_at: lastUsedAt.toISOString(),
    })),
  }));
  return { keys };
}

/** Where all routes with a key are, and how all are asked; named here, so that the table need not load the API. */
const commonStart = 'GET /api/v1/election/';

/** An endpoint as the table shows it; most of its width is the same for all. */
function shortEndpoint(endpoint: string): string {
  return endpoint.startsWith(commonStart) ? endpoint.slice(commonStart.length - 1) : endpoint;
}

/** A row for each key and each endpoint that it was used at; one with 0 requests for a key without use. */
export function keyUsageTable(list: readonly ListedKey[]): TidyTable {
  const unused = { endpoint: '', requests: 0, lastUsedAt: null };
  return tidyTable(
    tidyColumns,
    list.flatMap(({ usage, ...key }) =>
      (usage.length > 0 ? usage : [unused]).map((row) => ({ key, ...row })),
    ),
  );
}

const tidyColumns: TidyColumns<{
  readonly key: ApiKeyRow;
  readonly endpoint: string;
  readonly requests: number;
  readonly lastUsedAt: Date | null;
}> = [
  ['prefix', ({ key }) => key.prefix],
  ['name', ({ key }) => key.name],
  ['created_at', ({ key }) => key.createdAt.toISOString()],
  ['expires_at', ({ key }) => key.expiresAt?.toISOString() ?? null],
  ['deactivated_at', ({ key }) => key.deactivatedAt?.toISOString() ?? null],
  ['endpoint', ({ endpoint }) => endpoint],
  ['requests', ({ requests }) => requests],
  ['last_used_at', ({ lastUsedAt }) => lastUsedAt?.toISOString() ?? null],
];

/** A row for each key, and below it one for each endpoint that it was used at. */
export function keyTable(list: readonly ListedKey[], width: number): string {
  if (list.length === 0) return 'No keys yet; make one with: cvr keys create --name <name>';
  const columns = [
    { title: 'Prefix' },
    { title: 'Name', flexible: true },
    { title: 'State' },
    countColumn('Requests'),
    { title: 'Last used (UTC)' },
  ];
  return renderTable(columns, list.flatMap(keyRows), width);
}

function keyRows({ usage, ...key }: ListedKey): string[][] {
  const requests = usage.reduce((sum, row) => sum + row.requests, 0);
  const last = usage.map(({ lastUsedAt }) => minuteOf(lastUsedAt)).sort();
  return [
    [key.prefix, key.name, stateOf(key), formatCount(requests), last.at(-1) ?? '-'],
    ...usage.map((row) => [
      '',
      `  ${shortEndpoint(row.endpoint)}`,
      '',
      formatCount(row.requests),
      minuteOf(row.lastUsedAt),
    ]),
  ];
}

function stateOf({ expiresAt, deactivatedAt }: ApiKeyRow): string {
  if (deactivatedAt) return 'deactivated';
  if (expiresAt === null) return 'active';
  return expiresAt <= new Date() ? 'expired' : `until ${expiresAt.toISOString().slice(0, 10)}`;
}

function minuteOf(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}
