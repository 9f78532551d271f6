import type { ElectionType } from '@crossvote/ingest';
import { plainName } from './plain-text.ts';

/** The election types as in libs/ingest; named here, so that `--help` need not load it. */
export const electionTypes: readonly ElectionType[] = [
  'general',
  'primary',
  'special',
  'runoff',
  'municipal',
  'other',
];

/** What the office may say of the counts of a dataset. */
export const resultsStatuses = ['unofficial', 'partial', 'certified'] as const;

/** What a dataset is called above its numbers: `Elm 2024 (unofficial results)`. */
export function datasetTitle({
  name,
  resultsStatus,
}: {
  readonly name: string;
  readonly resultsStatus: string | null;
}): string {
  const title = plainName(name);
  return resultsStatus === null ? title : `${title} (${plainName(resultsStatus)} results)`;
}
