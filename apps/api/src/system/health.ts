import { ProblemError } from '@crossvote/contracts';
import type { IRouter } from 'express';
import type { ApiDeps } from '../deps.ts';
import { outage } from '../errors/to-problem.ts';
import { getOnly } from '../http/methods.ts';

/** How long the database may take to answer, in ms. */
const readyTimeoutMs = 3000;

async function withinTime(answer: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer from the database in ${readyTimeoutMs} ms`));
    }, readyTimeoutMs);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Pages of all origins may learn that something answers, and no more: without that, a browser would not let them tell a service
 * that does not allow them from one that is not there.
 */
const forAllPages = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Mounts `/healthz` (the process is up) and `/readyz` (the database answers, else a 503). */
export function mountHealth(router: IRouter, { ready, logger }: Pick<ApiDeps, 'ready' | 'logger'>) {
  getOnly(router, '/healthz', (_req, res) => {
    res.set({ 'Cache-Control': 'no-store', ...forAllPages }).json({ status: 'ok' });
  });
  getOnly(router, '/readyz', async (_req, res) => {
    try {
      await withinTime(ready());
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      throw new ProblemError(outage, { cause: error });
    }
    res.set('Cache-Control', 'no-store').json({ status: 'ready' });
  });
}
