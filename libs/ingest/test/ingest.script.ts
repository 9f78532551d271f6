/**
 * Ingests in a process of its own: `<url> <path> [replace | stand-still]`. Prints the id of the dataset. With
 * `stand-still` it says "last step" just before its final transaction would end, and waits there to be killed.
 */
import { Store } from '@crossvote/store';
import { ingest } from '../src/index.ts';

const [url = '', file = '', mode] = process.argv.slice(2);
const store = await Store.open(url);
if (mode === 'stand-still') standStillAtTheEnd(store);
try {
  const paths = file.split('|');
  const report = await ingest({ paths, format: 'auto', replace: mode === 'replace' }, store);
  process.stdout.write(String(report.datasetId));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await store.close();
}

function standStillAtTheEnd(target: Store): void {
  const begin = target.beginDataset.bind(target);
  target.beginDataset = async (dataset) => {
    const writer = await begin(dataset);
    const show: unknown = Reflect.get(writer, 'show');
    Reflect.set(writer, 'show', async (...args: unknown[]) => {
      if (typeof show === 'function') await Reflect.apply(show, writer, args);
      process.stdout.write('last step');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });
    return writer;
  };
}
