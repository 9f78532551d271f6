import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ElectionAnalysis } from '@crossvote/analysis';
import type { Answerer } from '@crossvote/api';
import type { Store } from '@crossvote/store';
import type { AnswerThreadData } from './answer-thread-data.ts';

/** What answers, with its own connection to the database. */
interface Opened {
  readonly store: Store;
  readonly analysis: ElectionAnalysis;
  readonly answer: Answerer;
}

// `cvr serve` is the only one that starts this script.
const { database, readOnly, analysisOptions } = workerData as AnswerThreadData;

// The thread that reads and sends goes first: it has little to do, and everybody waits for it. Elsewhere than on Linux,
// this would be the priority of the whole process.
if (process.platform === 'linux')
  os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));

const { answerQuestions, electionAnswerer } = await import('@crossvote/api');

async function open(): Promise<Opened> {
  const { Store } = await import('@crossvote/store');
  const { ElectionAnalysis } = await import('@crossvote/analysis');
  const store = await Store.open(database, { migrate: 'never', readOnly });
  const analysis = new ElectionAnalysis(store, analysisOptions);
  return { store, analysis, answer: electionAnswerer(analysis) };
}

let opening: Promise<Opened> | undefined;

/** Tries again with the next question where it failed. */
function opened(): Promise<Opened> {
  const trying = (opening ??= open());
  trying.catch(() => (opening = undefined));
  return trying;
}

if (parentPort)
  answerQuestions(parentPort, {
    answer: async (question, keyId) => (await opened()).answer(question, keyId),
    prepare: async () => {
      const { analysis } = await opened();
      await analysis.warmUp();
    },
    end: async () => {
      const last = await opening;
      await last?.analysis.settle();
      await last?.store.close();
    },
  });
