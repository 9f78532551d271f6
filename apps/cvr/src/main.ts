import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that goes away (`cvr results 1 | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), processTerminal());
