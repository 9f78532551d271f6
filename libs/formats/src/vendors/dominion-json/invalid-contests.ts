import { isCount, RefusedRecord, type JsonObject } from './json-values.ts';
import type { Manifests } from './manifests.ts';

/** The id of the condition in all exports seen. */
const usualId = 7;

const isInvalidContest = (name: string) =>
  name.replace(/\s/g, '').toLowerCase() === 'invalidcontest';

/** Finds contests that the system voided, as the voter was not entitled to them. */
export class InvalidContests {
  /** Whether the id of the condition was assumed. */
  readonly isAssumed: boolean;
  /** Number of contests that were found. */
  count = 0;
  private readonly ids: ReadonlySet<unknown>;

  constructor(manifests: Manifests) {
    const conditions = manifests
      .entries('outstackCondition')
      .map(({ fields: { Id: id } }) => ({ id, name: manifests.nameOf('outstackCondition', id) }));
    const named = conditions.filter(({ name }) => isInvalidContest(name)).map(({ id }) => id);
    this.isAssumed = named.length === 0 && !conditions.some(({ id }) => id === usualId);
    this.ids = new Set(this.isAssumed ? [usualId] : named);
  }

  /** @throws RefusedRecord when the conditions are not a list of numbers, as a voiding condition could be missed */
  includes({ OutstackConditionIds: ids }: JsonObject): boolean {
    if (ids === undefined || ids === null) return false;
    if (!Array.isArray(ids) || !ids.every(isCount))
      throw new RefusedRecord(
        'wrong_type',
        'OutstackConditionIds is not a list of whole numbers; export it again',
      );
    const isInvalid = ids.some((id) => this.ids.has(id));
    if (isInvalid) this.count += 1;
    return isInvalid;
  }
}
