import { Worker } from 'node:worker_threads';

/** Far more than any reading of a small export takes on a busy machine. */
const patienceMs = 5 * 60_000;

/**
 * Ends the process when one step hangs, and names the step. An endless loop blocks the event loop, so neither a timer
 * nor the test runner could end it.
 */
export class Watchdog {
  /** At 0: the number of steps that have begun. */
  private readonly steps = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;

  constructor(patience = patienceMs) {
    this.worker = new Worker(watch, {
      eval: true,
      workerData: { steps: this.steps, patience },
    });
    this.worker.unref();
  }

  /** Begins a step, and thereby ends the one before. */
  begin(step: string): void {
    this.worker.postMessage(step);
    Atomics.add(this.steps, 0, 1);
    Atomics.notify(this.steps, 0);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

const watch = `
  const { parentPort, receiveMessageOnPort, workerData } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  let step = '';
  for (;;) {
    const seen = Atomics.load(workerData.steps, 0);
    for (let told = receiveMessageOnPort(parentPort); told; told = receiveMessageOnPort(parentPort))
      step = told.message;
    // Before the first step it waits without limit, as other tests of the file may run first.
    const patience = seen === 0 ? Infinity : workerData.patience;
    if (Atomics.wait(workerData.steps, 0, seen, patience) !== 'timed-out') continue;
    writeSync(2, 'HANGS: ' + step + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
`;
