/** Environment variable with the key of a program that gives none. */
const variable = 'CROSSVOTE_API_KEY';

/** The part of Node's `process` that is read here. */
interface NodeProcess {
  readonly versions?: { readonly node?: string };
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The environment of a program that runs in Node. A page has none: what a bundler puts in the place of `process` has no
 * version of Node, and a key that it wrote into the page would be readable by everybody.
 */
function environment(): NodeProcess['env'] {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.versions?.node === undefined ? undefined : process.env;
}

const printable = /^[\x21-\x7e]+$/;

/** The key itself is never repeated, nor left to `fetch`, whose message would repeat it. */
function refuseUnusable(key: string, name: string): void {
  if (key === '')
    throw new TypeError(
      `${name} is empty: it needs a key, which whoever runs the service makes with cvr keys create`,
    );
  if (!printable.test(key))
    throw new TypeError(`${name} must be printable ASCII characters without spaces`);
}

/**
 * The key of a client.
 *
 * @param given - the option; where it is undefined, the environment variable CROSSVOTE_API_KEY of Node
 * @throws TypeError that names the option or variable which is missing, empty, or no key
 */
export function checkApiKey(given: string | undefined): string {
  const env = environment();
  const key = given ?? env?.[variable];
  if (key === undefined)
    throw new TypeError(
      env
        ? `apiKey is missing: give the option, or set the environment variable ${variable}`
        : 'apiKey is missing: give the option; in a browser there is no environment variable to take it from',
    );
  refuseUnusable(key, given === undefined ? variable : 'apiKey');
  return key;
}
