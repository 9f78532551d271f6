import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { plainText } from './plain-text.ts';

/** Where a command writes, and what it knows of the place. */
export interface Terminal {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly err: (text: string) => void;
  /** Waits until the reader of the results has taken most of them; without it, all are kept until it does. */
  readonly drained?: () => Promise<void>;
  /** Asks a person a question, and gives the line that is typed; missing where nobody sits there, as in a pipe. */
  readonly ask?: (question: string) => Promise<string>;
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
  const { stdin, stdout, stderr, env } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    drained: async () => {
      if (stdout.writableNeedDrain) await once(stdout, 'drain');
    },
    isInteractive: stderr.isTTY && env.CI === undefined && env.TERM !== 'dumb',
    width: Math.max(40, stdout.isTTY ? stdout.columns : 80),
    env,
    ...(stdin.isTTY && stderr.isTTY && { ask }),
    ...scripts,
  };
}

/** An end of the input is an empty line. */
function ask(question: string): Promise<string> {
  // Not as a terminal of its own: an interrupt then ends the process as it does everywhere.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  return new Promise((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
    lines.question(question, (line) => {
      resolve(line);
      lines.close();
    });
  });
}

/** The same terminal, which nothing written to it can steer. */
export function guardTerminal(terminal: Terminal): Terminal {
  const { ask: askPlain } = terminal;
  return {
    ...terminal,
    ...(askPlain && { ask: (question) => askPlain(plainText(question)) }),
    out: (text) => {
      terminal.out(plainText(text));
    },
    err: (text) => {
      terminal.err(plainText(text));
    },
  };
}
