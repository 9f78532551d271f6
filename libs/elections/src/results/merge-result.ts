import type { RaceCounts, RaceResult, UnitResult } from '../model/race-result.ts';

/**
 * A race's results after an import. What the import says of a unit takes the place of all that was stored of it, so that
 * no unit shows counts of two times; other units keep theirs. What is said of the race as a whole is the import's.
 */
export function mergeResult(stored: RaceResult, said: RaceResult): RaceResult {
  return { ...said, ...mergeCounts(stored, said) };
}

/**
 * The counts part of {@link mergeResult}. Candidates and columns are those that the import says, then those that a kept
 * unit has counts of; where a unit has none of one, it is "not given".
 */
export function mergeCounts<Key extends string | number>(
  stored: RaceCounts<Key>,
  said: RaceCounts<Key>,
): RaceCounts<Key> {
  const named = new Set(said.units.map(({ unit }) => unit));
  const kept = stored.units.filter(({ unit }) => !named.has(unit));
  const candidates = withMore(
    said.candidates,
    stored.candidates.filter((_, at) =>
      kept.some(({ counts }) => counts[at]?.some((count) => count !== null)),
    ),
  );
  const columns = withMore(
    said.columns,
    stored.columns.filter((_, at) =>
      kept.some(({ counts }) => counts.some((row) => row[at] !== null)),
    ),
  );
  const size = { candidates, columns };
  return {
    ...size,
    units: [...kept.map(inShape(stored, size)), ...said.units.map(inShape(said, size))],
  };
}

type Shape<Key> = Pick<RaceCounts<Key>, 'candidates' | 'columns'>;

function withMore<Name>(first: readonly Name[], more: readonly Name[]): Name[] {
  return [...new Set([...first, ...more])];
}

/** Brings the counts of a unit from one order of candidates and columns into another. */
function inShape<Key>(from: Shape<Key>, to: Shape<Key>) {
  const rows = to.candidates.map((candidate) => from.candidates.indexOf(candidate));
  const cells = to.columns.map((column) => from.columns.indexOf(column));
  return (unit: UnitResult<Key>): UnitResult<Key> => ({
    ...unit,
    counts: rows.map((row) => cells.map((cell) => unit.counts[row]?.[cell] ?? null)),
  });
}
