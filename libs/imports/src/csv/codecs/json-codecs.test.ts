import { jsonObject } from './json-codecs.ts';

it('keeps every member of an object, also where its name is one of the language', () => {
  const text = '{"":{"__proto__":0},"constructor":[1],"__proto__":{"a":null}}';
  const found = jsonObject.read(text);
  expect(found.ok && JSON.stringify(found.value)).toBe(text);
});

it('refuses what is no object', () => {
  for (const text of ['[1]', 'null', '3', '{"a"', `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`])
    expect(jsonObject.read(text)).toEqual({ ok: false, problem: 'holds no JSON object' });
});
