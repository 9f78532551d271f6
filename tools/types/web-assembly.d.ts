/** What of the WebAssembly interface is used here: Node.js has it, and its types do not. */
declare namespace WebAssembly {
  /** Compiled code; nothing of it is looked at. */
  type Module = object;
  const Module: new (bytes: Uint8Array) => Module;

  class Instance {
    constructor(
      module: Module,
      imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
    );
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  interface Global<Value> {
    value: Value;
  }
}
