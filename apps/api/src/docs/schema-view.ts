import type { JsonSchema } from '@crossvote/contracts';
import { empty, Html, html, prose } from './html.ts';
import { tableView } from './table-view.ts';

const componentPrefix = '#/components/schemas/';

/** Anchor of a schema on the page. */
export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

function typeName(type: JsonSchema['type']): string {
  return typeof type === 'string' ? type : (type ?? ['any']).join(' or ');
}

/** The type of a schema in words, with links to named schemas. */
export function typeView(schema: JsonSchema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(componentPrefix, '');
    return html`<a href="#${schemaAnchor(name)}">${name}</a>`;
  }
  if (schema.anyOf) {
    const options = schema.anyOf.map((option, index) =>
      index === 0 ? typeView(option) : html` or ${typeView(option)}`,
    );
    return html`${options}`;
  }
  if (schema.items) return html`array of ${typeView(schema.items)}`;
  if (typeof schema.const === 'string') return html`"${schema.const}"`;
  return html`${typeName(schema.type)}`;
}

function fieldRow(name: string, schema: JsonSchema, required: boolean): readonly Html[] {
  return [
    html`<code>${name}</code>${required ? empty : html` <small>optional</small>`}`,
    typeView(schema),
    prose(schema.description ?? ''),
  ];
}

/** Section of one named schema with its fields. */
export function schemaSection(name: string, schema: JsonSchema): Html {
  const rows = Object.entries(schema.properties ?? {}).map(([field, fieldSchema]) =>
    fieldRow(field, fieldSchema, schema.required?.includes(field) ?? false),
  );
  const body =
    rows.length === 0
      ? html`<p>${typeView(schema)}</p>`
      : tableView(['Field', 'Type', 'Meaning'], rows);
  return html`<section class="schema" id="${schemaAnchor(name)}">
    <h3>${name}</h3>
    <p>${prose(schema.description ?? '')}</p>
    ${body}
  </section>`;
}
