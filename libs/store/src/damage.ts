import { StoreError } from './store-error.ts';

/** The stored data is not the data that was written. Damaged data is never returned as a result. */
export class DamagedError extends StoreError {
  /** @param place - what is damaged, such as `the marks of contest 5 in block 0` */
  constructor(
    readonly place: string,
    options?: ErrorOptions,
    remedy = 'see cvr db verify, and ingest the export again with --replace',
  ) {
    super(`the database is damaged: ${place}; ${remedy}`, options);
  }
}

/** What an election consists of is not what was written. */
export class DamagedElectionError extends DamagedError {
  /** @param place - what is damaged, such as `election us-mn-2024-11-05, unit county:27137` */
  constructor(place: string, options?: ErrorOptions) {
    super(place, options, 'see cvr db verify, delete the election and import it again');
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
