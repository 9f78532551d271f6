import { SingleBar } from 'cli-progress';
import { formatBytes, formatCount, formatDuration } from './numbers.ts';
import type { Terminal } from './terminal.ts';

const plainLineMs = 5000;

/** How far the reading of files is. */
export interface ReadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Left out where nobody counts them. */
  readonly records?: number;
}

/** Shows how far a reading is: a bar on a terminal, a plain line every five seconds elsewhere. */
export interface ProgressDisplay {
  readonly update: (progress: ReadProgress) => void;
  readonly stop: () => void;
}

/**
 * Shows the progress of a reading on standard error.
 *
 * @param quiet - shows nothing
 */
export function showProgress(terminal: Terminal, quiet: boolean): ProgressDisplay {
  if (quiet) return { update: () => undefined, stop: () => undefined };
  return terminal.isInteractive ? progressBar(terminal) : plainLines(terminal);
}

function progressBar(terminal: Terminal): ProgressDisplay {
  const started = performance.now();
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {rate}{records} | {left} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.max(10, Math.min(30, terminal.width - 60)),
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    linewrap: false,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    update: ({ bytesRead, bytesTotal, records }) => {
      const seconds = Math.max((performance.now() - started) / 1000, 0.001);
      const rate = bytesRead / seconds;
      const left = rate > 0 ? formatDuration((bytesTotal - bytesRead) / rate) : '?';
      const counted = records === undefined ? '' : ` | ${formatCount(records)} records`;
      const payload = { rate: `${formatBytes(rate)}/s`, records: counted, left };
      if (!isStarted) bar.start(bytesTotal, bytesRead, payload);
      isStarted = true;
      bar.update(bytesRead, payload);
    },
    stop: () => {
      if (isStarted) bar.stop();
    },
  };
}

function plainLines(terminal: Terminal): ProgressDisplay {
  let last = performance.now();
  return {
    update: ({ bytesRead, bytesTotal, records }) => {
      if (performance.now() - last < plainLineMs) return;
      last = performance.now();
      const counted = records === undefined ? '' : `, ${formatCount(records)} records`;
      terminal.err(`read ${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}${counted}`);
    },
    stop: () => undefined,
  };
}
