import type { IngestProgress } from '@crossvote/ingest';
import { SingleBar } from 'cli-progress';
import { formatBytes, formatCount, formatDuration } from './numbers.ts';
import type { Terminal } from './terminal.ts';

const plainLineMs = 5000;

/** Shows how far an ingest is: a bar on a terminal, a plain line every five seconds elsewhere. */
export interface ProgressDisplay {
  readonly update: (progress: IngestProgress) => void;
  readonly stop: () => void;
}

/**
 * Shows the progress of an ingest on standard error.
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
    format: '{bar} {percentage}% | {rate} | {records} records | {left} left',
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
      const payload = { rate: `${formatBytes(rate)}/s`, records: formatCount(records), left };
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
      terminal.err(
        `read ${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}, ${formatCount(records)} records`,
      );
    },
    stop: () => undefined,
  };
}
