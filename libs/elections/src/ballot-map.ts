import { AreaTree } from './geometry/area-tree.ts';
import type { Point } from './geometry/polygons.ts';
import { groupsOf } from './groups-of.ts';
import type { BallotStyle } from './model/ballot-style.ts';
import type { Definitions } from './model/contents.ts';
import type { Geometry } from './model/geometry.ts';
import type { Race } from './model/race.ts';
import type { Unit } from './model/unit.ts';

/** A race on a ballot, and why it is there. */
export interface BallotRace {
  readonly race: Race;
  /** Keys of the districts that lead there: those of the race that the place lies in. None where only the style says it. */
  readonly districts: readonly string[];
}

/** A ballot, whole: a style and its races in order. */
export interface Ballot {
  readonly style: BallotStyle;
  readonly races: readonly BallotRace[];
}

/** A precinct or split, and the ballots that people there get: one, or one for each party. */
export interface PlaceBallots {
  readonly unit: Unit;
  readonly ballots: readonly Ballot[];
}

/** What people who live at a point get. */
export interface BallotsOfPoint {
  /**
   * `found`: one precinct or split. `ambiguous`: several touch the point, or its precinct has splits that no map tells
   * apart; each with its own ballots, never mixed. `nowhere`: the point is in none.
   */
  readonly outcome: 'found' | 'ambiguous' | 'nowhere';
  readonly places: readonly PlaceBallots[];
}

/** An election's precincts and splits on the map. Made once for each revision of the election. */
export class BallotMap {
  private readonly owners: Unit[] = [];
  private readonly areas: Geometry[] = [];
  private readonly tree: AreaTree;
  private readonly units: ReadonlyMap<string, Unit>;
  private readonly splits: ReadonlyMap<string | null, readonly Unit[]>;
  private readonly styles: ReadonlyMap<string, BallotStyle>;
  private readonly races: ReadonlyMap<string, Race>;

  /**
   * @param tree - what `treeBytes` gave for the same definitions, where it was kept
   * @throws MalformedGeometry where the tree is damaged, or of other areas
   */
  constructor({ units, ballotStyles, races }: Definitions, tree?: Uint8Array) {
    this.units = new Map(units.map((unit) => [unit.key, unit]));
    this.splits = groupsOf(
      units.filter(({ kind }) => kind === 'split'),
      ({ parent }) => parent,
    );
    this.styles = new Map(ballotStyles.map((style) => [style.key, style]));
    this.races = new Map(races.map((race) => [race.key, race]));
    for (const unit of units)
      if (unit.kind === 'precinct' || unit.kind === 'split')
        for (const area of unit.areas) {
          this.owners.push(unit);
          this.areas.push(area);
        }
    this.tree = tree ? AreaTree.from(tree, this.areas) : AreaTree.of(this.areas);
  }

  /** The box tree, to be kept with the revision of the election. */
  treeBytes(): Uint8Array<ArrayBuffer> {
    return this.tree.toBytes();
  }

  /**
   * The ballots of a point: from the precinct or split through its ballot styles to races in order.
   *
   * @param point - in 1e-7 degrees
   */
  ballotsOfPoint(point: Point): BallotsOfPoint {
    const touched = new Set(this.tree.areasAtPoint(point).flatMap((at) => this.owners[at] ?? []));
    const units = new Set([...touched].flatMap((unit) => this.withSplits(unit, touched)));
    const places = [...units].map((unit) => ({ unit, ballots: this.ballotsOf(unit) }));
    const outcome = places.length === 0 ? 'nowhere' : places.length === 1 ? 'found' : 'ambiguous';
    return { outcome, places };
  }

  /** A precinct gives way to its splits: to those at the point, or to all where none of them has an area. */
  private withSplits(unit: Unit, touched: ReadonlySet<Unit>): readonly Unit[] {
    const splits = this.splits.get(unit.key) ?? [];
    if (splits.some((split) => touched.has(split))) return [];
    return splits.length > 0 && splits.every(({ areas }) => areas.length === 0) ? splits : [unit];
  }

  private ballotsOf(unit: Unit): Ballot[] {
    const inherited = unit.ballotStyles.length > 0 ? unit : this.parentOf(unit);
    const districts = new Set(this.districtsOf(unit));
    return (inherited?.ballotStyles ?? []).flatMap((key) => {
      const style = this.styles.get(key);
      return style ? [{ style, races: this.racesOf(style, districts) }] : [];
    });
  }

  private racesOf({ races }: BallotStyle, districts: ReadonlySet<string>): BallotRace[] {
    return races.flatMap((key) => {
      const race = this.races.get(key);
      if (!race) return [];
      const own = race.districts.filter(({ role }) => role !== 'excluded');
      const all = [race.district, ...own.map(({ district }) => district)];
      const leading = all.filter((one) => one !== null && districts.has(one));
      return [{ race, districts: [...new Set(leading)].filter((one) => one !== null) }];
    });
  }

  /** Of a unit and all units around it. */
  private districtsOf(unit: Unit): string[] {
    const seen = new Set<Unit>();
    for (let one: Unit | undefined = unit; one && !seen.has(one); one = this.parentOf(one))
      seen.add(one);
    return [...seen].flatMap(({ districts }) => districts);
  }

  private parentOf({ parent }: Unit): Unit | undefined {
    return parent === null ? undefined : this.units.get(parent);
  }
}
