/** What a person did wrong with the database, and what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}
