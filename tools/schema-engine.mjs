/** Prisma's schema engine as WebAssembly: no engine binary, no download. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

// The bindings keep views of one WebAssembly memory, so there is one instance in a process.
const loaded = (async () => {
  // The engine reports a panic through this object before it traps.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const wasm = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = /** @type {() => void} */ (instance.exports.__wbindgen_start);
  start();
})();

/** An engine over a driver adapter factory that knows migrations. */
export async function openSchemaEngine(adapterFactory, datamodels) {
  await loaded;
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, adapterFactory);
}
