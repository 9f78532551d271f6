import { keyVariable, type SampleRequest } from './sample-request.ts';

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function clientSample(call: string, server: string): string {
  return [
    "import { Crossvote } from '@crossvote/sdk';",
    '',
    `// The key is in the environment variable ${keyVariable}.`,
    `const client = new Crossvote({ baseUrl: ${quoted(server)} });`,
    `const answer = await ${call};`,
    'console.log(JSON.stringify(answer, null, 2));',
  ].join('\n');
}

function fetchSample({ url, keyHeader, isKeyInUrl, isJson }: SampleRequest): string {
  const key = `process.env.${keyVariable} ?? ''`;
  const address = quoted(url) + (isKeyInUrl ? ` + (${key})` : '');
  const headers = keyHeader === undefined ? [] : [`  headers: { '${keyHeader}': ${key} },`];
  const options = headers.length === 0 ? '' : [', {', ...headers, '}'].join('\n');
  return [
    `const response = await fetch(${address}${options});`,
    isJson
      ? 'console.log(JSON.stringify(await response.json(), null, 2));'
      : 'console.log(await response.text());',
  ].join('\n');
}

/** A program in TypeScript that sends the request: with the client where it has such a call, else with `fetch`. */
export function typescriptSample(sample: SampleRequest): string {
  return sample.clientCall === undefined
    ? fetchSample(sample)
    : clientSample(sample.clientCall, sample.server);
}
