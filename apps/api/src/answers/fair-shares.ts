import { HttpProblem } from '../errors/http-problem.ts';

/** How much is done at once. */
export interface ShareLimits {
  /** Questions of all keys. */
  readonly atOnce: number;
  /** Questions of one key. */
  readonly ofKey: number;
  /** Questions of one key that wait for their turn; more are refused. */
  readonly waiting: number;
  /** Bytes of one key's answers that are on their way; with more, none of its questions has its turn. */
  readonly unsentBytes: number;
}

/** What is going on for one key. */
interface Share {
  running: number;
  unsentBytes: number;
  readonly waiting: (() => void)[];
}

/** Gives each key a fair share of what the service can do: their questions take turns. */
export class FairShares {
  /** The key whose last question began or ended longest ago comes first. */
  private readonly shares = new Map<number, Share>();
  private running = 0;

  constructor(private readonly limits: ShareLimits) {}

  /**
   * Does some work when it is the key's turn.
   *
   * @throws HttpProblem 503 when too much of the key waits already
   */
  async run<Result>(keyId: number, work: () => Promise<Result>): Promise<Result> {
    const share = this.shareOf(keyId);
    if (share.waiting.length >= this.limits.waiting)
      throw new HttpProblem(503, 'Too many questions of this key wait: ask fewer at once', {
        'Retry-After': '1',
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
      this.putLast(keyId, share);
      this.next();
      this.forget(keyId, share);
    }
  }

  /** Takes note of an answer that goes out. @returns what to call when it has left */
  sending(keyId: number, bytes: number): () => void {
    const share = this.shareOf(keyId);
    share.unsentBytes += bytes;
    return () => {
      share.unsentBytes -= bytes;
      this.next();
      this.forget(keyId, share);
    };
  }

  private shareOf(keyId: number): Share {
    let share = this.shares.get(keyId);
    if (!share) this.shares.set(keyId, (share = { running: 0, unsentBytes: 0, waiting: [] }));
    return share;
  }

  private next(): void {
    while (this.running < this.limits.atOnce) {
      const found = [...this.shares].find(([, share]) => this.mayBegin(share));
      if (!found) return;
      const [keyId, share] = found;
      this.putLast(keyId, share);
      this.running += 1;
      share.running += 1;
      share.waiting.shift()?.();
    }
  }

  private putLast(keyId: number, share: Share): void {
    this.shares.delete(keyId);
    this.shares.set(keyId, share);
  }

  private mayBegin({ running, unsentBytes, waiting }: Share): boolean {
    const { ofKey, unsentBytes: most } = this.limits;
    return waiting.length > 0 && running < ofKey && unsentBytes <= most;
  }

  private forget(keyId: number, { running, unsentBytes, waiting }: Share): void {
    if (running === 0 && unsentBytes === 0 && waiting.length === 0) this.shares.delete(keyId);
  }
}
