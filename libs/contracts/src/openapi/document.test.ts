import * as z from 'zod';
import { apiFamilies } from '../families.ts';
import { SchemaComponents } from './components.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument({ serverUrl: 'https://votes.example', version: '1.2.3' });

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

function resolve(reference: string): unknown {
  const steps = reference.replace('#/', '').split('/');
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    document,
  );
}

const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('openApiDocument', () => {
  it('is OpenAPI 3.1 with the given server and version', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: 'https://votes.example' }]);
    expect(document.info.version).toBe('1.2.3');
  });

  it('has every route under its family', () => {
    const paths = apiFamilies.flatMap(({ basePaths, routes }) =>
      routes.map(({ path }) => basePaths[0] + path),
    );
    expect(Object.keys(document.paths)).toEqual(paths);
    expect(paths).toContain('/api/v1/election/datasets/{dataset_id}/analysis/cross-voting');
  });

  it('resolves every reference', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((reference) => resolve(reference) === undefined)).toEqual([]);
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asks for the key everywhere', () => {
    expect(document.security).toEqual([{ apiKey: [] }]);
    expect(document.components.securitySchemes).toMatchObject({
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    });
  });

  it('declares every path parameter, as required', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path');
        expect(declared.map(({ name }) => name)).toEqual(named);
        expect(declared.every(({ required }) => required)).toBe(true);
      }
    }
  });

  it('requires compare_contest_ids and leaves the two kinds of source open', () => {
    const crossVoting = operations.find(({ operationId }) => operationId === 'crossVoting');
    const query = crossVoting?.parameters.filter((parameter) => parameter.in === 'query') ?? [];
    expect(Object.fromEntries(query.map(({ name, required }) => [name, required]))).toEqual({
      source_contest_ids: false,
      source_choice_ids: false,
      compare_contest_ids: true,
      primary_contest_id: false,
      primary_choice_id: false,
    });
  });

  it('documents the error answers of every operation with the shared body', () => {
    for (const { responses } of operations) {
      for (const status of ['400', '401', '405', '500']) expect(responses).toHaveProperty(status);
    }
    for (const response of Object.values(document.components.responses)) {
      expect(response.content?.['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/ErrorBody',
      });
    }
  });

  it('lets answers gain fields and keeps machine bounds out', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('additionalProperties');
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
    expect(text).not.toContain('$defs');
    expect(text).not.toContain('$schema');
  });

  it('keeps fields named id', () => {
    expect(document.components.schemas.Dataset?.properties).toHaveProperty('id');
    expect(document.components.schemas.Dataset).not.toHaveProperty('id');
  });
});

describe('SchemaComponents', () => {
  it('refuses two different schemas with one id', () => {
    const components = new SchemaComponents();
    components.convert(z.string().meta({ id: 'Twice' }), 'output');
    expect(() => components.convert(z.number().meta({ id: 'Twice' }), 'output')).toThrow('Twice');
  });
});
