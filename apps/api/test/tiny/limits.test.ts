import { electionApi } from '@crossvote/contracts';
import request from 'supertest';
import { electionEndpoints } from '../../src/election/endpoints.ts';
import { endpoint } from '../../src/index.ts';
import { fakeApp } from '../fakes.ts';
import { asXml, getTown, tinyApi } from './contract.ts';
import { getTiny, tinyApp } from './tiny-app.ts';

const town = () => Promise.resolve({ Town: { name: 'a', office: '', revision: 1 } });

describe('a family', () => {
  it('is not mounted where its endpoint has no writer for one of its formats', () => {
    const endpoints = [...electionEndpoints, endpoint(getTown, town)];
    expect(() => fakeApp({ families: [electionApi, tinyApi], endpoints })).toThrow(
      'the family Tiny has the format xml, and the endpoint of getTown has no writer for it',
    );
    const written = [...electionEndpoints, endpoint(getTown, town, { writers: { xml: asXml } })];
    expect(() => fakeApp({ families: [electionApi, tinyApi], endpoints: written })).not.toThrow();
  });

  it('is not mounted where nothing answers one of its routes', () => {
    expect(() => fakeApp({ families: [tinyApi] })).toThrow(
      'nothing answers getTown of the family Tiny',
    );
  });

  it('says in its own words that an address is too long', async () => {
    const { app } = tinyApp();
    const { status, text } = await getTiny(app, `/tiny/towns/${'a'.repeat(300)}`);
    expect([status, /<message>(.*)<\/message>/.exec(text)?.[1]]).toEqual([
      414,
      'The address is longer than 300 bytes',
    ]);
    const election = await request(app).get(`/api/v1/election/datasets?x=${'a'.repeat(9000)}`);
    expect(election.body.message).toBe(
      'The address is longer than 8192 bytes: ask for fewer ids at once',
    );
    const elsewhere = await request(app).get(`/docs?x=${'a'.repeat(9000)}`);
    expect(elsewhere.body.message).toBe('The address is longer than 8192 bytes');
  });
});
