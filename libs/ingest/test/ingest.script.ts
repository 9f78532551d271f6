/**
 * Ingests in a process of its own: `<url> <path> [replace | <step>]`. Prints the id of the dataset. With a step it says
 * "stands still" there, and waits to be killed: `begun`, before the first block; `block`, with the first block written;
 * `complete`, just before its final transaction would end.
 */
import { Store } from '@crossvote/store';
import { ingest } from '../src/index.ts';

/** Methods of a writer, and whether they have done their work where the process stands still. */
const steps: Readonly<Record<string, { readonly method: string; readonly isDone: boolean }>> = {
  begun: { method: 'writeBlock', isDone: false },
  block: { method: 'writeBlock', isDone: true },
  complete: { method: 'finish', isDone: true },
};

const [url = '', file = '', mode] = process.argv.slice(2);
const store = await Store.open(url);
if (mode !== undefined && mode in steps) standStill(store, mode);
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

function standStill(target: Store, step: string): void {
  const { method = '', isDone = false } = steps[step] ?? {};
  const begin = target.beginDataset.bind(target);
  target.beginDataset = async (dataset) => {
    const writer = await begin(dataset);
    const act: unknown = Reflect.get(writer, method);
    Reflect.set(writer, method, async (...args: unknown[]) => {
      if (isDone && typeof act === 'function') await Reflect.apply(act, writer, args);
      process.stdout.write('stands still');
      await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
    });
    return writer;
  };
}
