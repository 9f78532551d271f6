/**
 * What of the package is used here. It names its types at a place where they are not, and those bring types of the
 * WebAssembly interface that contradict ours.
 */
declare module 'clipper2-wasm' {
  /** A line of points, three numbers each. It lies outside of the heap until it is deleted. */
  export interface Path64 {
    assign(numbers: BigInt64Array): void;
    view(): BigInt64Array;
    delete(): void;
  }

  /** Several lines, with copies of what was added. */
  export interface Paths64 {
    push_back(path: Path64): void;
    size(): number;
    get(at: number): Path64;
    delete(): void;
  }

  /** One value of an enumeration. */
  export interface Named {
    readonly value: number;
  }

  /** The compiled library. */
  export interface Clipper {
    readonly FillRule: { readonly NonZero: Named };
    readonly JoinType: { readonly Miter: Named };
    readonly EndType: { readonly Polygon: Named };
    readonly Path64: new () => Path64;
    readonly Paths64: new () => Paths64;
    UnionSelf64(paths: Paths64, rule: Named): Paths64;
    Difference64(paths: Paths64, without: Paths64, rule: Named): Paths64;
    Intersect64(paths: Paths64, others: Paths64, rule: Named): Paths64;
    InflatePaths64(
      paths: Paths64,
      delta: number,
      join: Named,
      end: Named,
      miterLimit: number,
      arcTolerance: number,
    ): Paths64;
  }

  /** Compiles the library. */
  export default function createClipper(): Promise<Clipper>;
}
