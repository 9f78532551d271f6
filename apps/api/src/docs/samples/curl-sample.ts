import { keyVariable, type SampleRequest } from './sample-request.ts';

/** A word of a shell in which nothing is special. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command for a shell that sends the request. */
export function curlSample({ url, keyHeader, isKeyInUrl }: SampleRequest): string {
  const header = keyHeader === undefined ? '' : `-H "${keyHeader}: $${keyVariable}" \\\n  `;
  return `curl ${header}${quoted(url)}${isKeyInUrl ? `"$${keyVariable}"` : ''}`;
}
