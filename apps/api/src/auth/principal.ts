/** What a client may see. */
export interface Sight {
  /** Ids of datasets, ascending; undefined for all. */
  readonly datasets: readonly number[] | undefined;
}

/** The client of a request, and what it may see. */
export interface Principal extends Sight {
  /** Name by which turns and shares are counted: the key, or the address of a client without a key. */
  readonly client: string;
  /** Undefined in an open family. */
  readonly keyId: number | undefined;
}

/** Whether a client may see a dataset. */
export function maySee({ datasets }: Sight, id: number): boolean {
  return datasets === undefined || datasets.includes(id);
}
