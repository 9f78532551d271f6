import type { ElectionAnalysis } from '@crossvote/analysis';
import type { Answerer, ThreadWork } from '@crossvote/api';
import type { Store } from '@crossvote/store';
import type { AnswerThreadData } from './answer-thread-data.ts';
import { KeptOpen } from './kept-open.ts';

/** What answers, with its own connection to the database. */
interface Opened {
  readonly store: Store;
  readonly analysis: ElectionAnalysis;
  readonly answer: Answerer;
}

/** Answers questions from a database, which is opened with the first one; where its file was replaced, anew. */
export function answerWork({ database, readOnly, analysisOptions }: AnswerThreadData): ThreadWork {
  const kept = new KeptOpen<Opened>({
    open: async () => {
      const { electionAnswerer } = await import('@crossvote/api');
      const { Store } = await import('@crossvote/store');
      const { ElectionAnalysis } = await import('@crossvote/analysis');
      const store = await Store.open(database, { existing: true, readOnly });
      const analysis = new ElectionAnalysis(store, analysisOptions);
      return { store, analysis, answer: electionAnswerer(analysis) };
    },
    close: async ({ store, analysis }) => {
      await analysis.settle();
      await store.close();
    },
  });
  return {
    answer: (question, keyId) => kept.use(({ answer }) => answer(question, keyId)),
    prepare: () => kept.use(({ analysis }) => analysis.warmUp()),
    end: () => kept.close(),
  };
}
