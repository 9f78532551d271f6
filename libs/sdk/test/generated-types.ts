import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const script = pathToFileURL(path.resolve(__dirname, '../scripts/answer-types.mjs')).href;

/** What the build writes for schemas: TypeScript, from the script as it runs there. @throws Error where it fails */
export function generatedTypes(schemas: object): string {
  const program = `
    import { text } from 'node:stream/consumers';
    import { answerTypes } from ${JSON.stringify(script)};
    process.stdout.write(answerTypes(JSON.parse(await text(process.stdin))));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    input: JSON.stringify(schemas),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
