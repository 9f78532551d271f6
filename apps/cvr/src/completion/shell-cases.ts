import type { Spot, Values } from './spots.ts';

/** A text as one word of bash or zsh. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Branches of a `case` of bash and zsh over an option, or the number of an argument, behind its command: what its value
 * is completed with. An option without a branch takes no value.
 *
 * @param listOf - how a list of words stands on the right of `values=`
 */
export function valueCases(
  spots: readonly Spot[],
  listOf: (words: readonly string[]) => string,
): string {
  const branch = (pattern: string, { kind, words }: Values) =>
    `  ${pattern}) kind=${kind} values=${listOf(words)} ;;`;
  return spots
    .flatMap(({ path, options, arguments: all }) => [
      ...options.flatMap(({ name, values }) =>
        values ? [branch(shellWord(`${path} ${name}`), values)] : [],
      ),
      ...all.map(({ values, isVariadic }, place) =>
        branch(
          isVariadic ? `${shellWord(`${path} `)}[0-9]*` : shellWord(`${path} ${place + 1}`),
          values,
        ),
      ),
    ])
    .join('\n');
}
