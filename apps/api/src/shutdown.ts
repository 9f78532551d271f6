import type { Server } from 'node:http';

/** How often to look for connections that became idle, in ms. */
const sweepMs = 50;

/**
 * Stops a server. It accepts no new connection and closes idle ones at once. Running requests may finish within
 * `timeoutMs`; then their connections are cut.
 *
 * @returns false when connections had to be cut
 */
export async function drain(server: Server, timeoutMs: number): Promise<boolean> {
  let finished = true;
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, sweepMs);
  const limit = setTimeout(() => {
    finished = false;
    server.closeAllConnections();
  }, timeoutMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
  return finished;
}
