import * as z from 'zod';
import type { JsonSchema } from './model.ts';

const definitions = '#/$defs/';
const components = '#/components/schemas/';

/** Changes references to the `$defs` of a schema into references to the components of the document. */
function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace(definitions, components)
        : relocate(inner),
    ]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects every schema with an id while the document is built. */
export class SchemaComponents {
  readonly #schemas = new Map<string, JsonSchema>();

  /**
   * Converts one schema; the named schemas in it become components.
   *
   * @param io - `input` for requests, `output` for answers
   * @throws Error when two different schemas have one id
   */
  convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs, ...root } = z.toJSONSchema(schema, {
      io,
      override: ({ jsonSchema }) => {
        delete jsonSchema.id;
        // Answers may get more fields at any time, and clients must not refuse them.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // The limits of a JavaScript integer mean nothing to a reader.
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    });
    for (const [id, definition] of Object.entries($defs ?? {})) this.#add(id, relocate(definition));
    // The document names its dialect once for all schemas.
    delete root.$schema;
    const moved = relocate(root);
    return isSchema(moved) ? moved : {};
  }

  #add(id: string, schema: unknown): void {
    if (!isSchema(schema)) return;
    const known = this.#schemas.get(id);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`two different schemas have the id ${id}`);
    }
    this.#schemas.set(id, schema);
  }

  /** Every component so far, by id in alphabetical order. */
  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}
