/** What one family alone has keeps the names of its own members. */
const keptAsTheyAre = new Set(['details']);
/** Members that have another name in tables and in JSON. */
const renamed: Readonly<Record<string, string>> = { statePostal: 'state' };

const snakeName = (name: string) =>
  renamed[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * A value for `--json`: members with lines below in their names. Packed bytes are left out.
 *
 * @returns objects and lists of the same form; JSON.stringify writes the rest as it is
 */
export function snakeCased(value: object): object {
  // An object or a list gives one again.
  return mapped(value) as object;
}

function mapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !(member instanceof Uint8Array))
      .map(([name, member]) => [
        snakeName(name),
        keptAsTheyAre.has(name) ? member : mapped(member),
      ]),
  );
}
