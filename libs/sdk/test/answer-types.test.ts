import { openApiDocument } from '@crossvote/contracts';
import ts from 'typescript';
import { generatedTypes } from './generated-types.ts';

const { schemas } = openApiDocument({ serverUrl: '/', version: '1' }).components;
const source = ts.createSourceFile(
  'answers.d.ts',
  generatedTypes(schemas),
  ts.ScriptTarget.Latest,
  true,
);

/** The comment over a declaration in one line. */
function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return ts.getTextOfJSDocComment(comment?.comment)?.replaceAll(/\s+/g, ' ') ?? '';
}

describe('the generated types of the answers', () => {
  it('are all that the contracts name', () => {
    const names = source.statements.map((statement) =>
      ts.isTypeAliasDeclaration(statement) ? statement.name.text : '',
    );
    expect(names).toEqual(Object.keys(schemas));
  });

  it('have every field of every shape with its description', () => {
    let fields = 0;
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeLiteralNode(statement.type)) continue;
      const schema = schemas[statement.name.text]!;
      expect(commentOf(statement)).toBe(schema.description);
      const described = statement.type.members.map((member) => [
        member.name?.getText(),
        commentOf(member),
      ]);
      expect(described).toEqual(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [name, field.description]),
      );
      fields += described.length;
    }
    expect(fields).toBeGreaterThan(40);
  });

  it.each([
    ['a text or nothing', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    ['several types', { type: ['string', 'null'] }, 'string | null'],
    ['fixed values', { enum: ['a', 1] }, '"a" | 1'],
    ['a list of either', { type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [
      'a list of a named shape',
      { type: 'array', items: { $ref: '#/components/schemas/A' } },
      'A[]',
    ],
    [
      'names of any kind',
      { type: 'object', additionalProperties: { type: 'integer' } },
      '{ [name: string]: number }',
    ],
    ['anything', {}, 'unknown'],
  ])('say in TypeScript what the schema says: %s', (_, schema, type) => {
    expect(generatedTypes({ Shape: schema })).toBe(`export type Shape = ${type};\n`);
  });

  it('keep a comment whole that would end itself', () => {
    const text = generatedTypes({ Shape: { type: 'string', description: 'a */ b' } });
    expect(text).toBe('/** a *\\/ b */\nexport type Shape = string;\n');
  });

  it('are not guessed where a schema says more than is understood', () => {
    expect(() => generatedTypes({ Shape: { not: { type: 'string' } } })).toThrow(
      'the keyword not of a schema has no type',
    );
  });
});
