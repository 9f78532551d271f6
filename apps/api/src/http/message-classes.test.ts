import { createServer, IncomingMessage, ServerResponse, type RequestListener } from 'node:http';
import express, { type Express } from 'express';
import request from 'supertest';
import { type MessageClasses, messageClasses } from './message-classes.ts';

/**
 * Sends a request to an application on a server with the given classes. @returns the prototypes of both objects before
 * and after Express
 */
async function prototypesOf(app: Express, classes: Partial<MessageClasses>) {
  const seen: unknown[][] = [];
  app.get('/', (req, res) => {
    seen.push([Object.getPrototypeOf(req), Object.getPrototypeOf(res)]);
    res.json({ own: req.app === app && res.app === app, path: req.path });
  });
  const listener: RequestListener = (req, res) => {
    seen.push([Object.getPrototypeOf(req), Object.getPrototypeOf(res)]);
    app(req, res);
  };
  const { body } = await request(createServer(classes, listener)).get('/');
  return { before: seen[0], after: seen[1], body: body as unknown };
}

describe('the classes of an application', () => {
  it('make objects whose prototypes Express leaves as they are', async () => {
    const app = express();
    const classes = messageClasses(app);
    const { before, after, body } = await prototypesOf(app, classes);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).toBe(before?.[1]);
    expect(body).toEqual({ own: true, path: '/' });
  });

  it('are needed for that, but not for the answer', async () => {
    const app = express();
    messageClasses(app);
    const { before, after, body } = await prototypesOf(app, {});
    expect(after?.[0]).not.toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    expect(body).toEqual({ own: true, path: '/' });
  });

  it('belong to one application, and are those of Node', async () => {
    const [one, other] = [express(), express()];
    const classes = messageClasses(one);
    const others = messageClasses(other);
    expect(classes.IncomingMessage.prototype).toBeInstanceOf(IncomingMessage);
    expect(classes.ServerResponse.prototype).toBeInstanceOf(ServerResponse);
    for (const [app, own] of [
      [one, classes],
      [other, others],
    ] as const) {
      expect((await prototypesOf(app, own)).body).toEqual({ own: true, path: '/' });
    }
  });
});
