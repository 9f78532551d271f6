import { ReportedError } from '@crossvote/election';

/** The database cannot be used as a person asked. The message says why and what to do. */
export class StoreError extends ReportedError {
  override readonly name: string = 'StoreError';
}

/** The request would write, but the database was opened read-only or cannot be written. */
export class ReadOnlyError extends StoreError {
  constructor(options?: ErrorOptions) {
    super('the database can only be read', options);
  }
}

/** There is no SQLite file at the place that was named, and none is to be made. */
export class DatabaseMissingError extends StoreError {
  /** @param url - of the database, as people may see it */
  constructor(url: string, options?: ErrorOptions) {
    super(`there is no database ${url}`, options);
  }
}

/** What the database itself said of a statement, where nothing better is known. */
export class StatementError extends StoreError {
  constructor(said: string, options?: ErrorOptions) {
    super(`the database reported: ${said}`, options);
  }
}
