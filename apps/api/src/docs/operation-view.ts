import type { OpenApiOperation, OpenApiParameter } from '@crossvote/contracts';
import { exampleSection } from './example-view.ts';
import { empty, type Html, html, prose } from './html.ts';
import { pathView } from './path-view.ts';
import type { SamplePlace } from './samples/sample-request.ts';
import { tableView } from './table-view.ts';
import { typeView } from './schema-view.ts';

function parameterRow(parameter: OpenApiParameter): readonly Html[] {
  const marks = [
    parameter.required ? html` <small class="required">required</small>` : empty,
    parameter.deprecated ? html` <small>legacy</small>` : empty,
  ];
  const example =
    parameter.example === undefined
      ? empty
      : html` Example: <code>${JSON.stringify(parameter.example).replaceAll('"', '')}</code>`;
  return [
    html`<code>${parameter.name}</code>${marks}`,
    html`${parameter.in}`,
    typeView(parameter.schema),
    html`${prose(parameter.description)}${example}`,
  ];
}

function parameterTable(parameters: readonly OpenApiParameter[]): Html {
  if (parameters.length === 0) return html`<p class="quiet">No parameters.</p>`;
  return tableView(['Parameter', 'In', 'Type', 'Description'], parameters.map(parameterRow));
}

/** What a success holds. */
function answerSentence({ responses }: OpenApiOperation): Html {
  const success = responses['200'];
  const content = success && 'content' in success ? success.content : undefined;
  const json = content?.['application/json'];
  return json ? html`<p>Answer: 200 with ${typeView(json.schema)}.</p>` : empty;
}

/** Section of one endpoint: parameters, requests to paste, and their answers. */
export function operationSection(
  place: SamplePlace,
  path: string,
  operation: OpenApiOperation,
): Html {
  const { route } = place;
  return html`<section class="operation" id="${operation.operationId}">
    <h3>${operation.summary}</h3>
    <p class="route"><span class="method">${route.method.toUpperCase()}</span> ${pathView(path)}</p>
    <p>${prose(operation.description)}</p>
    ${parameterTable(operation.parameters)} ${answerSentence(operation)}
    ${route.examples.map((example) => exampleSection(place, example))}
  </section>`;
}
