import { ProblemError } from '@crossvote/contracts';

/** How much may be done at once. */
export interface ShareLimits {
  /** Most questions of all clients at once. */
  readonly atOnce: number;
  /** Most questions of one client at once. */
  readonly ofClient: number;
  /** Most questions of one client that wait for their turn. More are refused. */
  readonly waiting: number;
  /** Most unsent bytes of answers to one client. Above this, its questions have no turn. */
  readonly unsentBytes: number;
}

/** Whose questions are done. */
export interface Asker {
  readonly client: string;
  /** Said when too many of its questions wait. */
  readonly tooManyWaiting: string;
}

/** The work for one client. */
interface Share {
  running: number;
  unsentBytes: number;
  readonly waiting: (() => void)[];
}

/** Gives each client a fair share of the service: the questions of clients take turns. */
export class FairShares {
  /** The client whose last question began or ended longest ago comes first. */
  private readonly shares = new Map<string, Share>();
  private running = 0;

  constructor(private readonly limits: ShareLimits) {}

  /**
   * Does some work when it is the turn of the client.
   *
   * @throws ProblemError 503 when too many questions of the client are waiting
   */
  async run<Result>(
    { client, tooManyWaiting }: Asker,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const share = this.shareOf(client);
    if (share.waiting.length >= this.limits.waiting)
      throw new ProblemError({
        status: 503,
        code: 'busy',
        message: tooManyWaiting,
        headers: { 'Retry-After': '1' },
      });
    await new Promise<void>((begin) => {
      share.waiting.push(begin);
      this.next();
    });
    try {
      return await work();
    } finally {
      this.running -= 1;
      share.running -= 1;
      this.putLast(client, share);
      this.next();
      this.forget(client, share);
    }
  }

  /** Notes an answer that is being sent. @returns a function to call when it was sent */
  sending(client: string, bytes: number): () => void {
    const share = this.shareOf(client);
    share.unsentBytes += bytes;
    return () => {
      share.unsentBytes -= bytes;
      this.next();
      this.forget(client, share);
    };
  }

  private shareOf(client: string): Share {
    let share = this.shares.get(client);
    if (!share) this.shares.set(client, (share = { running: 0, unsentBytes: 0, waiting: [] }));
    return share;
  }

  private next(): void {
    while (this.running < this.limits.atOnce) {
      const found = [...this.shares].find(([, share]) => this.mayBegin(share));
      if (!found) return;
      const [client, share] = found;
      this.putLast(client, share);
      this.running += 1;
      share.running += 1;
      share.waiting.shift()?.();
    }
  }

  private putLast(client: string, share: Share): void {
    this.shares.delete(client);
    this.shares.set(client, share);
  }

  private mayBegin({ running, unsentBytes, waiting }: Share): boolean {
    const { ofClient, unsentBytes: most } = this.limits;
    return waiting.length > 0 && running < ofClient && unsentBytes <= most;
  }

  private forget(client: string, { running, unsentBytes, waiting }: Share): void {
    if (running === 0 && unsentBytes === 0 && waiting.length === 0) this.shares.delete(client);
  }
}
