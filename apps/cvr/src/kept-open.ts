/** How something is opened and closed. */
interface Openable<Opened> {
  readonly open: () => Promise<Opened>;
  readonly close: (opened: Opened) => Promise<void>;
}

/** Keeps something open that stands on a database file; where that is gone, what is there now is opened in its place. */
export class KeptOpen<Opened> {
  private opening: Promise<Opened> | undefined;

  /** @param first - what is open already */
  constructor(
    private readonly openable: Openable<Opened>,
    first?: Opened,
  ) {
    if (first !== undefined) this.opening = Promise.resolve(first);
  }

  /**
   * Works with what is open. What failed because the file is gone fails; what comes next meets the new one.
   *
   * @throws DatabaseOutageError where nothing can be opened
   */
  async use<Result>(work: (opened: Opened) => Promise<Result>): Promise<Result> {
    const { DatabaseGoneError, DatabaseOutageError } = await import('@crossvote/store');
    const opening = (this.opening ??= this.openable.open());
    const opened = await opening.catch(async (error: unknown) => {
      await this.letGo(opening);
      const reason = error instanceof Error ? error.message : String(error);
      throw new DatabaseOutageError(reason, { cause: error });
    });
    try {
      return await work(opened);
    } catch (error) {
      if (error instanceof DatabaseGoneError) await this.letGo(opening);
      throw error;
    }
  }

  /** Closes what is open, if anything. */
  async close(): Promise<void> {
    if (this.opening) await this.letGo(this.opening);
  }

  private async letGo(opening: Promise<Opened>): Promise<void> {
    if (this.opening !== opening) return;
    this.opening = undefined;
    const opened = await opening.catch(() => undefined);
    if (opened !== undefined) await this.openable.close(opened);
  }
}
