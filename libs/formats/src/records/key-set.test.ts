import { KeySet } from './key-set.ts';

const add = (keys: KeySet, ...parts: string[]) => {
  for (const part of parts) {
    const bytes = Buffer.from(`--${part}--`);
    keys.feed(bytes, 2, bytes.length - 2);
  }
  return keys.add();
};

describe('the key set', () => {
  it('knows a key again, and tells parts apart', () => {
    const keys = new KeySet();
    expect(add(keys, '1', '23', '4')).toBe(true);
    expect(add(keys, '12', '3', '4')).toBe(true);
    expect(add(keys, '1', '23', '4')).toBe(false);
    expect(add(keys, '')).toBe(true);
    expect(add(keys, '')).toBe(false);
  });

  it('takes hundreds of thousands of keys without taking two for one', () => {
    const keys = new KeySet();
    let known = 0;
    for (let i = 0; i < 400_000; i += 1)
      if (!add(keys, String(i % 40), String(i % 1000), String(i))) known += 1;
    expect(known).toBe(0);
    expect(add(keys, '8', '407', '10407')).toBe(true);
    expect(add(keys, '7', '407', '399407')).toBe(false);
  });

  it('tells keys apart that met under a hash without a secret', () => {
    const keys = new KeySet();
    expect(add(keys, 'f7jEmsxYw4a')).toBe(true);
    expect(add(keys, '0DD5DxHYb23')).toBe(true);
    expect(add(keys, 'f7jEmsxYw4a')).toBe(false);
  });
});
