/**
 * Writes the types of the answers from their schemas, with the description of each type and field as a comment that an
 * editor shows. What a schema library infers has none.
 */

const componentPrefix = '#/components/schemas/';

/** Keywords that narrow a type further than TypeScript can say. */
const narrowing = new Set([
  ...['description', 'examples', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format', 'multipleOf'],
]);
const understood = new Set([
  ...['$ref', 'const', 'enum', 'anyOf', 'oneOf', 'type'],
  ...['properties', 'required', 'items', 'additionalProperties', 'propertyNames'],
]);

/** A comment over what follows it, in lines of a width that an editor shows whole. */
function comment(text, indent) {
  if (!text) return '';
  const lines = [''];
  for (const word of text.replaceAll('*/', '*\\/').split(/\s+/)) {
    if (`${lines.at(-1)} ${word}`.length > 100) lines.push('');
    lines.push(`${lines.pop()} ${word}`);
  }
  if (lines.length === 1) return `${indent}/**${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line}\n`).join('')}${indent} */\n`;
}

function union(types) {
  return [...new Set(types)].join(' | ');
}

function arrayOf(type) {
  return /^[\w.]+$/.test(type) ? `${type}[]` : `(${type})[]`;
}

function fieldsOf({ properties = {}, required = [], additionalProperties }, indent) {
  if (typeof additionalProperties === 'object') {
    if (Object.keys(properties).length > 0)
      throw new Error('fields beside those of a record have no type');
    return `{ [name: string]: ${typeOf(additionalProperties, indent)} }`;
  }
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, schema]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    const mark = required.includes(name) ? '' : '?';
    const type = typeOf(schema, inner) + (mark === '' ? '' : ' | undefined');
    return `${comment(schema.description, inner)}${inner}${key}${mark}: ${type};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

/** @throws Error for what has no type here: a guess would be a wrong type */
function typeOf(schema, indent) {
  for (const keyword of Object.keys(schema))
    if (!narrowing.has(keyword) && !understood.has(keyword))
      throw new Error(`the keyword ${keyword} of a schema has no type`);
  if (schema.$ref !== undefined) return schema.$ref.replace(componentPrefix, '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return union(options.map((option) => typeOf(option, indent)));
  if (Array.isArray(schema.type))
    return union(schema.type.map((type) => typeOf({ ...schema, type }, indent)));
  switch (schema.type) {
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array':
      return arrayOf(schema.items ? typeOf(schema.items, indent) : 'unknown');
    case 'object':
      return fieldsOf(schema, indent);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`the type ${schema.type} of a schema has no type`);
  }
}

/**
 * @param schemas - JSON Schemas by name, as the components of an OpenAPI document
 * @returns the text of a declaration file that exports a type for each; none is an interface, which would fit fewer places
 *   than what a schema library infers
 */
export function answerTypes(schemas) {
  return Object.entries(schemas)
    .map(
      ([name, schema]) =>
        `${comment(schema.description, '')}export type ${name} = ${typeOf(schema, '')};\n`,
    )
    .join('\n');
}
