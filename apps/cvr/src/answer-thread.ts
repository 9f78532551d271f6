import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { AnswerThreadData } from './answer-thread-data.ts';
import { answerWork } from './answer-work.ts';

// The thread that reads and sends goes first: it has little to do, and everybody waits for it. Elsewhere than on Linux,
// this would be the priority of the whole process.
if (process.platform === 'linux')
  os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));

// `cvr serve` is the only one that starts this script.
if (parentPort) {
  const { answerQuestions } = await import('@crossvote/api');
  answerQuestions(parentPort, answerWork(workerData as AnswerThreadData));
}
