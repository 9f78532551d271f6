import type { Server } from 'node:http';
import { electionApi } from '@crossvote/contracts';
import request from 'supertest';
import { electionEndpoints } from '../../src/election/endpoints.ts';
import { answererOf, type ApiDeps, endpoint } from '../../src/index.ts';
import { fakeApp, goodKey } from '../fakes.ts';
import { asXml, getTown, tinyApi } from './contract.ts';

/** The state of a tiny application, which a test may change. */
export interface TinyState {
  revision: number;
  /** How often a town was asked of whoever knows it. */
  asked: number;
  /** Thrown instead of an answer. */
  failure?: Error;
}

/** An application that answers the tiny family and the first one. */
export function tinyApp(changes: Partial<ApiDeps> = {}): { app: Server; state: TinyState } {
  const state: TinyState = { revision: 1, asked: 0 };
  const town = endpoint(
    getTown,
    async ({ town: name, office }) => {
      state.asked += 1;
      if (state.failure) throw state.failure;
      await Promise.resolve();
      return { Town: { name, office, revision: state.revision } };
    },
    { writers: { xml: asXml }, headers: (_, body) => ({ 'X-Bytes': String(body.length) }) },
  );
  const app = fakeApp({
    families: [electionApi, tinyApi],
    answerer: answererOf([town], undefined),
    endpoints: [...electionEndpoints, town],
    versionOf: () => Promise.resolve(String(state.revision)),
    ...changes,
  });
  return { app, state };
}

/** Asks the tiny family with a good key. */
export function getTiny(app: Server, address: string, headers: Record<string, string> = {}) {
  const key = `${address.includes('?') ? '&' : '?'}key=${goodKey}`;
  return request(app)
    .get(address + key)
    .set({ 'X-Office': 'city', ...headers });
}
