import type { OpenApiOperation, OpenApiParameter } from '@crossvote/contracts';
import { empty, type Html, html, prose } from './html.ts';
import { typeView } from './schema-view.ts';

/** One operation with its place. */
export interface PlacedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

function parameterRow(parameter: OpenApiParameter): Html {
  const marks = [
    parameter.required ? html` <small class="required">required</small>` : empty,
    parameter.deprecated ? html` <small>legacy</small>` : empty,
  ];
  const example =
    parameter.example === undefined
      ? empty
      : html` Example: <code>${JSON.stringify(parameter.example).replaceAll('"', '')}</code>`;
  return html`<tr>
    <th scope="row"><code>${parameter.name}</code>${marks}</th>
    <td>${parameter.in}</td>
    <td>${typeView(parameter.schema)}</td>
    <td>${prose(parameter.description)}${example}</td>
  </tr>`;
}

function parameterTable(parameters: readonly OpenApiParameter[]): Html {
  if (parameters.length === 0) return html`<p class="quiet">No parameters.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Parameter</th>
          <th>In</th>
          <th>Type</th>
          <th>Description</th>
        </tr>
      </thead>
      <tbody>
        ${parameters.map(parameterRow)}
      </tbody>
    </table>
  </div>`;
}

/** The address of a request that uses the examples of the parameters. */
function sampleAddress({ path, operation }: PlacedOperation, server: string): string {
  const valueOf = ({ example }: OpenApiParameter) =>
    typeof example === 'string' || typeof example === 'number' ? String(example) : '1';
  const filled = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, parameter) => text.replace(`{${parameter.name}}`, valueOf(parameter)), path);
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.deprecated !== true)
    .map((parameter) => `${parameter.name}=${valueOf(parameter)}`);
  const origin = server.replace(/\/$/, '');
  // Broken after the question mark as a shell allows it, so that the line fits the page.
  return `${origin}${filled}${query.length > 0 ? `?\\\n${query.join('&')}` : ''}`;
}

/** A command for a terminal that sends the sample request. */
function sampleCommand(placed: PlacedOperation, server: string): string {
  return `curl -H "X-API-Key: your_api_key" \\\n  "${sampleAddress(placed, server)}"`;
}

function answers({ responses }: OpenApiOperation): Html {
  const success = responses['200'];
  const content = success && 'content' in success ? success.content : undefined;
  const json = content?.['application/json'];
  if (!json) return empty;
  const examples = Object.values(json.examples).map(
    ({ summary, value }, index) => html`<details${index === 0 ? html` open` : empty}>
      <summary>${summary}</summary>
      <pre><code>${JSON.stringify(value, null, 2)}</code></pre>
    </details>`,
  );
  return html`<h4>Answer</h4>
    <p>200 with ${typeView(json.schema)}.</p>
    ${examples}`;
}

/** Section of one endpoint: parameters, a request to paste, example answers. */
export function operationSection(placed: PlacedOperation, server: string): Html {
  const { method, path, operation } = placed;
  return html`<section class="operation" id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="route"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></p>
    <p>${prose(operation.description)}</p>
    <h4>Parameters</h4>
    ${parameterTable(operation.parameters)}
    <h4>Request</h4>
    <pre><code>${sampleCommand(placed, server)}</code></pre>
    ${answers(operation)}
  </section>`;
}
