import { once } from 'node:events';
import { plainText } from './plain-text.ts';

/** Where a command writes, and what it knows of the place. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly err: (text: string) => void;
  /** Waits until the reader of the results has taken most of them; without it, all are kept until it does. */
  readonly drained?: () => Promise<void>;
  /** Whether progress may be redrawn in place. */
  readonly isInteractive: boolean;
  /** Characters of a line. */
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Script of the threads that read large files; without it one thread does all. */
  readonly pieceScript?: URL;
  /** Bytes of what those threads read at a time; 48 MiB where it is left out. */
  readonly bytesUnderWay?: number;
  /** Script of the threads that answer for the service; without it one thread does all. */
  readonly answerScript?: URL;
}

/** The terminal of this process; 80 characters wide where nothing says otherwise, as in a pipe. */
export function processTerminal(
  scripts: Required<Pick<Terminal, 'pieceScript' | 'answerScript'>>,
): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
    isInteractive: stderr.isTTY && env.CI === undefined && env.TERM !== 'dumb',
    width: Math.max(40, stdout.isTTY ? stdout.columns : 80),
    env,
    ...scripts,
  };
}

/** The same terminal, which nothing written to it can steer. */
export function guardTerminal(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => {
      terminal.out(plainText(text));
    },
    err: (text) => {
      terminal.err(plainText(text));
    },
  };
}
