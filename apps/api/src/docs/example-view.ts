import type { RouteExample } from '@crossvote/contracts';
import { type Html, html } from './html.ts';
import { curlSample } from './samples/curl-sample.ts';
import { pythonSample } from './samples/python-sample.ts';
import { type SamplePlace, sampleRequest } from './samples/sample-request.ts';
import { typescriptSample } from './samples/typescript-sample.ts';

function code(language: string, text: string): Html {
  return html`<pre><code class="language-${language}">${text}</code></pre>`;
}

/** One example of a route: the request in three languages, and its answer. */
export function exampleSection(place: SamplePlace, example: RouteExample<unknown, unknown>): Html {
  const request = sampleRequest(place, example);
  return html`<h4>${example.summary}</h4>
    ${code('sh', curlSample(request))}
    <details>
      <summary>Python</summary>
      ${code('python', pythonSample(request))}
    </details>
    <details>
      <summary>TypeScript</summary>
      ${code('ts', typescriptSample(request))}
    </details>
    <details>
      <summary>Answer</summary>
      ${code('json', JSON.stringify(example.answer, null, 2))}
    </details>`;
}
