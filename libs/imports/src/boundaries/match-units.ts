import { groupsOf } from '@crossvote/elections';
import type { KnownUnit } from '../known.ts';
import { numbersWithin } from './precinct-number.ts';

/** The precincts that a number is of, or why there are none. */
export type Matched =
  | { readonly units: readonly KnownUnit[]; readonly isShared: boolean }
  | { readonly problem: string };

/** Finds precincts of an election by their number, exactly as it is written. */
export class UnitsByNumber {
  private readonly precincts: ReadonlyMap<string | undefined, readonly KnownUnit[]>;
  private readonly splits: ReadonlyMap<string | undefined, readonly KnownUnit[]>;

  constructor(units: readonly KnownUnit[]) {
    const ofKind = (kind: KnownUnit['kind']) =>
      groupsOf(
        units.filter((unit) => unit.kind === kind),
        ({ number }) => number,
      );
    this.precincts = ofKind('precinct');
    this.splits = ofKind('split');
  }

  /** A feature may be several precincts that vote together: `075-1104/1105`. */
  find(number: string): Matched {
    const whole = this.findOne(number);
    const numbers = numbersWithin(number);
    if (!('problem' in whole) || numbers.length === 1) return whole;
    const parts = numbers.map((one) => this.findOne(one));
    const problem = parts.find((part) => 'problem' in part);
    if (problem) return problem;
    return { units: parts.flatMap((part) => ('units' in part ? part.units : [])), isShared: true };
  }

  private findOne(number: string): Matched {
    const precincts = this.precincts.get(number) ?? [];
    if (precincts.length > 1) return { problem: 'several precincts have this number' };
    // Splits have the number of their precinct. Where nobody stated that, they share its area.
    const units = precincts.length === 1 ? precincts : (this.splits.get(number) ?? []);
    if (units.length > 0) return { units, isShared: units.length > 1 };
    return { problem: 'no precinct has this number' };
  }
}
