import type { ElectionSummary } from '@crossvote/store';
import { snakeCased } from './snake-cased.ts';

/** An election in the words of `--json`. */
export function electionJson(summary: ElectionSummary) {
  const { publicId, changedAt, statePostal, ...election } = summary;
  return snakeCased({
    publicId,
    ...election,
    state: statePostal,
    changedAt: changedAt.toISOString(),
  });
}
