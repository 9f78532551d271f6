import { StoreError } from './store-error.ts';

/** The stored data is not the data that was written. Damaged data is never returned as a result. */
export class DamagedError extends StoreError {
  /** @param place - what is damaged, such as `the marks of contest 5 in block 0` */
  constructor(
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super(
      `the database is damaged: ${place}; see cvr db verify, and ingest the export again with --replace`,
      options,
    );
  }
}

/** Called for each damage, with its place in the dataset. */
export type DamageListener = (place: string) => void;

/** @throws DamagedError at the first damage */
export function refuseDamage(datasetId: number): DamageListener {
  return (place) => {
    throw new DamagedError(`dataset ${datasetId}, ${place}`);
  };
}
