import type { CastVoteRecord, SampleElection } from './election.ts';

/** A share of an election's records, and the contests that are on any of them. */
export interface ElectionPart {
  readonly contests: readonly number[];
  readonly records: () => Iterable<CastVoteRecord>;
}

/**
 * Splits an election into parts by ballot style, as an office does that exports one file a group of
 * styles: each part has only the contests of its own styles, in the election's order.
 */
export function splitByStyle(sample: SampleElection, parts: number): ElectionPart[] {
  return Array.from({ length: parts }, (_, part) => {
    const styles = sample.election.ballotStyles.filter((_style, index) => index % parts === part);
    const contests = new Set(styles.flatMap(({ cards }) => cards.flat()));
    return {
      contests: [...contests].sort((first, second) => first - second),
      records: () => recordsOfPart(sample, parts, part),
    };
  }).filter(({ contests }) => contests.length > 0);
}

function* recordsOfPart(
  sample: SampleElection,
  parts: number,
  part: number,
): Generator<CastVoteRecord, void> {
  for (const record of sample.records()) {
    if (record.ballotStyle % parts === part) yield record;
  }
}
