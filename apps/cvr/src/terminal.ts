/** Where a command writes, and what it knows of the place. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly err: (text: string) => void;
  /** Whether progress may be redrawn in place. */
  readonly isInteractive: boolean;
  /** Characters of a line. */
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal of this process; 80 characters wide where nothing says otherwise, as in a pipe. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isInteractive: process.stderr.isTTY && process.env['CI'] === undefined,
    width: Math.max(40, process.stdout.isTTY ? process.stdout.columns : 80),
    env: process.env,
  };
}
