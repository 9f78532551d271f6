import { constants } from 'node:os';
import type { Terminal } from './terminal.ts';

// Not SIGHUP: a handler of it would undo nohup.
const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Ends the process at an interrupt, with a last word and the status that shells expect (130 for Ctrl-C).
 *
 * @param lastWord - tidies up and says what became of the work
 * @returns a function that leaves interrupts alone again
 */
export function onInterruption(terminal: Terminal, lastWord: () => string): () => void {
  const end = (signal: (typeof signals)[number]) => {
    terminal.err(`cvr: ${lastWord()}`);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
