/** Root of every error that the client throws; no message ever holds the API key. */
export class CrossvoteError extends Error {
  override readonly name: string = 'CrossvoteError';
}
