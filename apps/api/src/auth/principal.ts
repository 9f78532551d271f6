/** Who asks, and what it may see. */
export interface Principal {
  /** Names whose turn and share a question is: a key, or the address of a client without one. */
  readonly client: string;
  /** Undefined in a family that is open. */
  readonly keyId: number | undefined;
  /** Ids of the datasets that it may see, ascending. Undefined for all. */
  readonly datasets: readonly number[] | undefined;
}

/** Whether somebody may see a dataset. */
export function maySee({ datasets }: Principal, id: number): boolean {
  return datasets === undefined || datasets.includes(id);
}
