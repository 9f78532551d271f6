import type { Selection } from './election.ts';

// Generated elections reuse their selections; others would fill the memory with texts used once.
const rememberedTexts = 20_000;

/** Keeps what `make` gives for a selection, because a generated election has the same ones again and again. */
export function rememberBySelection<Result>(
  make: (selection: Selection | undefined) => Result,
): (selection: Selection | undefined) => Result {
  const known = new Map<Selection | undefined, Result>();
  return (selection) => {
    const ready = known.get(selection);
    if (ready !== undefined) return ready;
    const result = make(selection);
    if (known.size >= rememberedTexts) known.clear();
    known.set(selection, result);
    return result;
  };
}
