/** A bare Express route that sends a JSON body: what `answer` says, with nothing checked or counted. */
import express from 'express';

export function listen(answer) {
  const app = express();
  app.get('/answer', (_request, response) => {
    response.json(answer);
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${portOf(server)}/answer`),
    );
  });
}

/** @param {import('node:http').Server} server */
function portOf(server) {
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}
