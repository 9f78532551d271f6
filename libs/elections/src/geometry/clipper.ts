import createClipper, { type Clipper, type Paths64 } from 'clipper2-wasm';
import { doubleArea, type Point, type Polygon, type Ring } from './polygons.ts';
import { nestRings } from './nest-rings.ts';

let loading: Promise<Clipper> | undefined;

/** The library, compiled when something is to be clipped for the first time. */
function load(): Promise<Clipper> {
  return (loading ??= createClipper());
}

/** Everything that is in any of the rings, however they turn; crossing lines are resolved. */
export async function unionOfRings(rings: readonly Ring[]): Promise<Polygon[]> {
  const clipper = await load();
  return within(clipper, (own) => {
    const turned = rings.map((ring) => (doubleArea(ring) < 0 ? ring.toReversed() : ring));
    return own(clipper.UnionSelf64(own(pathsOf(clipper, turned)), clipper.FillRule.NonZero));
  });
}

/** Everything that is in any of the polygons; holes count only where no other polygon covers them. */
export async function unionOfPolygons(polygons: readonly Polygon[]): Promise<Polygon[]> {
  const clipper = await load();
  return within(clipper, (own) =>
    own(clipper.UnionSelf64(own(pathsOf(clipper, polygons.flat())), clipper.FillRule.NonZero)),
  );
}

/** What is in the first and not in the second polygons. */
export async function difference(
  polygons: readonly Polygon[],
  without: readonly Polygon[],
): Promise<Polygon[]> {
  const clipper = await load();
  return within(clipper, (own) =>
    own(
      clipper.Difference64(
        own(pathsOf(clipper, polygons.flat())),
        own(pathsOf(clipper, without.flat())),
        clipper.FillRule.NonZero,
      ),
    ),
  );
}

/** The area in both, in square units. */
export async function commonArea(
  polygons: readonly Polygon[],
  others: readonly Polygon[],
): Promise<number> {
  const clipper = await load();
  const common = within(clipper, (own) =>
    own(
      clipper.Intersect64(
        own(pathsOf(clipper, polygons.flat())),
        own(pathsOf(clipper, others.flat())),
        clipper.FillRule.NonZero,
      ),
    ),
  );
  return common.flat().reduce((sum, ring) => sum + doubleArea(ring) / 2, 0);
}

/** The union, widened and narrowed again by a distance in units: what is narrower than twice that is closed. */
export async function closedUnion(
  polygons: readonly Polygon[],
  distance: number,
): Promise<Polygon[]> {
  const clipper = await load();
  const { FillRule, JoinType, EndType } = clipper;
  return within(clipper, (own) => {
    const inflate = (paths: Paths64, delta: number) =>
      own(clipper.InflatePaths64(paths, delta, JoinType.Miter, EndType.Polygon, 2, 0));
    const union = own(
      clipper.UnionSelf64(own(pathsOf(clipper, polygons.flat())), FillRule.NonZero),
    );
    return inflate(inflate(union, distance), -distance);
  });
}

/** Runs one operation, and frees the memory outside of the heap that it registers. */
function within(
  clipper: Clipper,
  operate: (own: (paths: Paths64) => Paths64) => Paths64,
): Polygon[] {
  const owned: Paths64[] = [];
  try {
    const result = operate((paths) => {
      owned.push(paths);
      return paths;
    });
    return nestRings(ringsOf(result));
  } catch (error) {
    // The library throws numbers and texts.
    throw error instanceof Error ? error : new Error('these polygons cannot be clipped');
  } finally {
    for (const paths of owned) paths.delete();
  }
}

/** The library keeps three numbers a point; the third is not used. */
const numbersPerPoint = 3;

function pathsOf(clipper: Clipper, rings: readonly Ring[]): Paths64 {
  const paths = new clipper.Paths64();
  for (const ring of rings) {
    const path = new clipper.Path64();
    path.assign(
      BigInt64Array.from(
        ring.flatMap(([lon, lat]) => [lon, lat, 0]),
        (number) => BigInt(number),
      ),
    );
    paths.push_back(path);
    path.delete();
  }
  return paths;
}

function ringsOf(paths: Paths64): Ring[] {
  return Array.from({ length: paths.size() }, (_, at) => {
    const path = paths.get(at);
    // The view is of memory that the next operation may move.
    const numbers = Array.from(path.view(), Number);
    path.delete();
    return Array.from({ length: numbers.length / numbersPerPoint }, (_, point): Point => [
      numbers[point * numbersPerPoint] ?? 0,
      numbers[point * numbersPerPoint + 1] ?? 0,
    ]);
  });
}
