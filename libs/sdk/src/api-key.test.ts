import { checkApiKey } from './api-key.ts';

const variable = 'CROSSVOTE_API_KEY';
const before = process.env[variable];

/** What a bundler puts in the place of Node's `process` for packages that expect one. */
function withProcess<Result>(replacement: unknown, run: () => Result): Result {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'process')!;
  Object.defineProperty(globalThis, 'process', { value: replacement, configurable: true });
  try {
    return run();
  } finally {
    Object.defineProperty(globalThis, 'process', original);
  }
}

beforeEach(() => {
  process.env[variable] = 'key-of-the-environment';
});

afterAll(() => {
  if (before === undefined) Reflect.deleteProperty(process.env, variable);
  else process.env[variable] = before;
});

describe('the key', () => {
  it('is that of the option, else that of the environment', () => {
    expect(checkApiKey('given')).toBe('given');
    expect(checkApiKey(undefined)).toBe('key-of-the-environment');
  });

  it('is looked up each time: a program may set it after the client was loaded', () => {
    process.env[variable] = 'another';
    expect(checkApiKey(undefined)).toBe('another');
  });

  it('that is in neither is told with both ways', () => {
    Reflect.deleteProperty(process.env, variable);
    expect(() => checkApiKey(undefined)).toThrow(
      new TypeError(
        'apiKey is missing: give the option, or set the environment variable CROSSVOTE_API_KEY',
      ),
    );
  });

  it.each([
    ['the option', '', 'given', 'apiKey is empty: it needs a key'],
    ['the variable', undefined, '', 'CROSSVOTE_API_KEY is empty: it needs a key'],
  ])('that is empty has a sentence of its own: %s', (_, given, inEnvironment, sentence) => {
    process.env[variable] = inEnvironment;
    expect(() => checkApiKey(given)).toThrow(TypeError);
    expect(() => checkApiKey(given)).toThrow(sentence);
  });

  it('that is no key is named, and not repeated', () => {
    process.env[variable] = 'secret key';
    expect(() => checkApiKey(undefined)).toThrow('CROSSVOTE_API_KEY must be printable ASCII');
    expect(() => checkApiKey(undefined)).not.toThrow('secret');
  });

  it.each([
    ['no process', undefined],
    ['a stand-in of a bundler', { env: { [variable]: 'built in' }, versions: {}, browser: true }],
  ])('is not taken from the environment in a browser: %s', (_, replacement) => {
    const check = () => withProcess(replacement, () => checkApiKey(undefined));
    expect(check).toThrow('apiKey is missing: give the option; in a browser');
    expect(withProcess(replacement, () => checkApiKey('given'))).toBe('given');
  });
});
