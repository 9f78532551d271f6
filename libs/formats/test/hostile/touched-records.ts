import type { Edit, Mutation, Region } from '@crossvote/samples';

/** What a mutation reaches. */
export interface Touched {
  /** Records whose bytes it changes, or stands beside. */
  readonly records: ReadonlySet<number>;
  /** Whether it changes what is said for all records: headings, names, anything but a record. */
  readonly shared: boolean;
  /** Most records that its copies and line ends can add. */
  readonly added: number;
  /** Whether it takes away so little that every record must still be seen. */
  readonly isSmall: boolean;
}

/** Bytes between two records belong to both, as what parts them may be one of several signs. */
const margin = 3;
/** A record has more bytes. */
const fewBytes = 12;

/**
 * What a mutation of an export reaches.
 *
 * @param isOfSeveralLines - whether a record is several lines, so that a number that is changed splits it, or merges two
 */
export function touchedBy({ leaf, edits }: Mutation, isOfSeveralLines: boolean): Touched {
  const near = edits.flatMap((edit) => reached(leaf.regions, edit, margin));
  const around = isOfSeveralLines ? withNeighbours(leaf.regions, near) : near;
  const records = new Set(around.map(({ record }) => record));
  const first = Math.min(...leaf.regions.map(({ start }) => start));
  const last = Math.max(...leaf.regions.map(({ end }) => end));
  const shared =
    leaf.regions.length === 0 || edits.some(({ start, end }) => start < first || end > last);
  return {
    records,
    shared,
    added: addedBy(leaf.regions, edits) * (isOfSeveralLines ? 3 : 1),
    isSmall: edits.every(isSmallEdit(leaf)),
  };
}

/** A line whose number is changed becomes one of the record before or behind. */
function withNeighbours(regions: readonly Region[], near: readonly Region[]): Region[] {
  const places = near.map((region) => regions.indexOf(region));
  return regions.filter((_, place) => places.some((one) => Math.abs(one - place) <= 1));
}

function reached(
  regions: readonly Region[],
  { start, end }: Pick<Edit, 'start' | 'end'>,
  slack: number,
) {
  return regions.filter((region) => region.start <= end + slack && region.end >= start - slack);
}

function addedBy(regions: readonly Region[], edits: readonly Edit[]): number {
  return edits.reduce((sum, { put, from }) => {
    const lineEnds = put.filter((byte) => byte === 10 || byte === 13).length;
    return sum + 1 + lineEnds + (from ? reached(regions, from, margin).length : 0);
  }, 0);
}

function isSmallEdit({ bytes }: Mutation['leaf']): (edit: Edit) => boolean {
  return ({ start, end, put }) =>
    end - start <= fewBytes &&
    !/[\r\n"]/.test(bytes.toString('latin1', start, end) + put.toString('latin1'));
}
