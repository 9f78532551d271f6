/** What a person did wrong with the database, and what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** What was asked writes, and the database was opened to be read, or cannot be written. */
export class ReadOnlyError extends StoreError {
  constructor(options?: ErrorOptions) {
    super('the database can only be read', options);
  }
}
