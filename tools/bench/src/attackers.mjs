/**
 * The attackers of `attack.mjs`, in a separate process, so that their work is not part of the measured times. The
 * process gets the attack, a URL, a key and the results of a dataset. At the end it reports how many large questions
 * were answered.
 */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { largeQuestion } from './large-question.mjs';

const [{ name, base, key, contests }] = await once(process, 'message');
let answered = 0;

function get(url, headers) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'X-API-Key': key, ...headers }, agent: false }, (response) => {
        response.resume().on('end', resolve).on('error', reject);
        if (response.statusCode === 200) answered += 1;
      })
      .on('error', reject);
  });
}

/** Loops of the largest questions that are allowed, none of them asked before. */
async function ask(loops, headers = {}) {
  const one = async (first) => {
    for (let turn = first; ; turn += loops)
      await get(base + largeQuestion(contests, turn), headers);
  };
  await Promise.all(Array.from({ length: loops }, (_, first) => one(first)));
}

/** Connections that ask for large answers at once, and never read. */
function leaveUnread(connections) {
  const { port, pathname } = new URL(base);
  for (let first = 0; first < connections; first += 1) {
    const socket = net.connect(Number(port), '127.0.0.1').pause();
    socket.on('error', () => undefined);
    for (let turn = 0; turn < 50; turn += 1)
      socket.write(
        `GET ${pathname}${largeQuestion(contests, first * 50 + turn)} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\n\r\n`,
      );
  }
}

const attacks = {
  loops: () => ask(8),
  packed: () => ask(8, { 'Accept-Encoding': 'gzip' }),
  unread: () => leaveUnread(64),
};

process.on('message', () => {
  process.send?.({ answered }, () => process.exit());
});
void attacks[name]();
