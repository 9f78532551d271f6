/** What somebody may see. */
export interface Sight {
  /** Ids of datasets, ascending. Undefined for all. */
  readonly datasets: readonly number[] | undefined;
}

/** Who asks, and what it may see. */
export interface Principal extends Sight {
  /** Names whose turn and share a question is: a key, or the address of a client without one. */
  readonly client: string;
  /** Undefined in a family that is open. */
  readonly keyId: number | undefined;
}

/** Whether somebody may see a dataset. */
export function maySee({ datasets }: Sight, id: number): boolean {
  return datasets === undefined || datasets.includes(id);
}
