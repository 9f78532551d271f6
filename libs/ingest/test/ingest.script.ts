/**
 * Ingests in a process of its own: `<url> <path> [replace | <step>] [<dataset>]`. Prints the id of the dataset, which takes
 * the place of the one that is named. With a step it says "stands still" there, and waits to be killed: `begun`, before the
 * first block; `block` and `second`, with the first or second block written; `complete`, just before its final transaction
 * would end.
 */
import { Store } from '@crossvote/store';
import { ingest } from '../src/index.ts';

/** Methods of a writer, and whether they have done their work where the process stands still. */
const steps: Readonly<
  Record<string, { readonly method: string; readonly isDone: boolean; readonly calls: number }>
> = {
  begun: { method: 'writeBlock', isDone: false, calls: 1 },
  block: { method: 'writeBlock', isDone: true, calls: 1 },
  second: { method: 'writeBlock', isDone: true, calls: 2 },
  complete: { method: 'finish', isDone: true, calls: 1 },
};

const [url = '', file = '', mode, dataset] = process.argv.slice(2);
const store = await Store.open(url);
if (mode !== undefined && mode in steps) standStill(store, mode);
try {
  const paths = file.split('|');
  const inPlaceOf = dataset === undefined ? undefined : Number(dataset);
  const request = { paths, format: 'auto', replace: mode === 'replace', inPlaceOf };
  const report = await ingest(request, store);
  process.stdout.write(String(report.datasetId));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await store.close();
}

function standStill(target: Store, step: string): void {
  const { method = '', isDone = false, calls = 1 } = steps[step] ?? {};
  let called = 0;
  const begin = target.beginDataset.bind(target);
  target.beginDataset = async (dataset) => {
    const writer = await begin(dataset);
    const act: unknown = Reflect.get(writer, method);
    Reflect.set(writer, method, async (...args: unknown[]) => {
      called += 1;
      const isBefore = called < calls;
      if ((isDone || isBefore) && typeof act === 'function') await Reflect.apply(act, writer, args);
      if (isBefore) return;
      process.stdout.write('stands still');
      await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
    });
    return writer;
  };
}
