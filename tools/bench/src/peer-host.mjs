/** The process of one peer: calls the exports of its file as the parent asks. */
import { pathToFileURL } from 'node:url';

const peer = await import(pathToFileURL(process.argv[2]).href);

process.on('disconnect', async () => {
  await peer.close?.();
  process.exit();
});
process.on('message', async ({ method, argument }) => {
  try {
    process.send?.({ result: await peer[method](argument) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.stack : String(error) });
  }
});
