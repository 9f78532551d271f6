/** A fault after which a part of the files is stored all the same: each kind of file is stored by itself. */
export class PartlyStoredError extends Error {
  override readonly name = 'PartlyStoredError';

  /**
   * @param stored - names of the files that were stored, as they are shown
   * @param cause - what went wrong with those behind them
   */
  constructor(
    readonly stored: string,
    override readonly cause: unknown,
  ) {
    super(`only this was stored: ${stored}`);
  }
}
