import { keyVariable, type SampleRequest } from './sample-request.ts';

/** A program for Python 3 that sends the request, with nothing but what Python brings. */
export function pythonSample({ url, keyHeader, isKeyInUrl, isJson }: SampleRequest): string {
  const key = `os.environ["${keyVariable}"]`;
  const hasKey = isKeyInUrl || keyHeader !== undefined;
  // A text of JSON in quotation marks is one of Python as well.
  const address = JSON.stringify(url) + (isKeyInUrl ? ` + ${key}` : '');
  const headers = keyHeader === undefined ? [] : [`    headers={"${keyHeader}": ${key}},`];
  return [
    ...(isJson ? ['import json'] : []),
    ...(hasKey ? ['import os'] : []),
    'import urllib.request',
    '',
    'request = urllib.request.Request(',
    `    ${address},`,
    ...headers,
    ')',
    'with urllib.request.urlopen(request) as response:',
    ...(isJson
      ? ['    answer = json.load(response)', 'print(json.dumps(answer, indent=2))']
      : ['    print(response.read().decode())']),
  ].join('\n');
}
