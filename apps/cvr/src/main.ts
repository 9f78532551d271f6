import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that goes away (`cvr results 1 | head`) is no fault; a full disk behind `>` is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`cvr: standard output cannot be written (${error.code ?? error.message})\n`);
  process.exit(1);
});

// There is nowhere left to report it.
process.stderr.on('error', () => undefined);

// The build puts the threads' scripts beside the command.
const scripts = {
  pieceScript: new URL('./piece-worker.js', import.meta.url),
  answerScript: new URL('./answer-thread.js', import.meta.url),
};
process.exitCode = await run(process.argv.slice(2), processTerminal(scripts));
