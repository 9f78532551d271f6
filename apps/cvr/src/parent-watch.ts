/** How often it is looked whether the parent is still there, in ms. */
const lookMs = 500;

/** A command of a script, by its place in it: `cvr serve`, `'cvr'`, `cvr ingest town.csv && cvr serve`. */
const callOfCvr = /(?:^|&&|\|\||;)\s*'?cvr'?(?=\s|$)/;
/** What leaves a process running when its shell ends, as somebody wants it. */
const inBackground = /(?<!&)&(?!&)|\b(?:nohup|setsid)\b/;

/**
 * Whether npm has started this process, by way of a shell that waits for it: `npx cvr serve`, or a script of a package. npm
 * passes a termination signal on to that shell, which ends and tells nobody.
 */
export function isRunByNpm({ npm_lifecycle_script: script = '' }: NodeJS.ProcessEnv): boolean {
  return callOfCvr.test(script) && !inBackground.test(script);
}

/**
 * Calls `gone` once when the parent of this process has ended; only where nobody wants it to outlive its parent.
 *
 * @param parentId - tells the parent's process id, which is another one once it has ended
 * @returns a function that looks no more
 */
export function onParentGone(gone: () => void, parentId = () => process.ppid): () => void {
  const parent = parentId();
  const timer = setInterval(() => {
    if (parentId() === parent) return;
    clearInterval(timer);
    gone();
  }, lookMs).unref();
  return () => {
    clearInterval(timer);
  };
}
