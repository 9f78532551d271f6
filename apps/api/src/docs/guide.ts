import {
  type ApiFamily,
  type ErrorShape,
  isProblemStatus,
  statusTitles,
} from '@crossvote/contracts';
import { type Html, html, prose } from './html.ts';
import { keyVariable } from './samples/sample-request.ts';
import { tableView } from './table-view.ts';

const words: readonly (readonly [string, string])[] = [
  [
    'record',
    'One cast vote record: what the voting system exported for one ballot, or for one card of it where the export does not link the cards.',
  ],
  ['source', 'A contest and one of its choices: the voters that the question is about.'],
  [
    'UNDERVOTE',
    'The compared contest is on the record, and nothing counts for any choice. In a contest that takes several votes, a record with at least one counted mark is no undervote.',
  ],
  ['OVERVOTE', 'More choices are marked than allowed, so nothing counts.'],
  ['REDACTED', 'The contest is on the record, but the publisher masked what was marked.'],
  ['NOT_ON_BALLOT', 'The contest is not on the record: another ballot style, or another card.'],
  [
    'percentage',
    '100 × `count` / `total_matching_voters`, rounded half up to two decimals; 0 where the total is 0.',
  ],
];

/** Where keys come from, and where the samples take theirs from. */
export const authenticationSection: Html = html`<section id="authentication">
  <h2>Authentication</h2>
  <p>
    Whoever runs the service makes keys with <code>cvr keys create</code>; each API says where a
    request carries its key. Only the SHA-256 of a key and its first 8 characters are stored, so a
    lost key cannot be recovered. Keys can be deactivated or expire at any time, and their usage is
    counted per request.
  </p>
  <p>
    The requests on this page take the key from the environment variable
    <code>${keyVariable}</code>:
  </p>
  <pre><code>export ${keyVariable}=your_api_key</code></pre>
</section>`;

/** What the words in the answers mean. */
export const wordsSection: Html = html`<section id="words">
  <h2>What is counted</h2>
  <dl>
    ${words.map(
      ([word, meaning]) =>
        html`<dt>${word}</dt>
          <dd>${prose(meaning)}</dd>`,
    )}
  </dl>
</section>`;

/** Conditional requests, request ids and what is refused. */
export const conventionsSection: Html = html`<section id="conventions">
  <h2>Conventions</h2>
  <ul>
    <li>
      Answers are in UTF-8, compressed with gzip on request. Fields may be added at any time; none
      is renamed or left out.
    </li>
    <li>
      Answers have an <code>ETag</code>. Send it as <code>If-None-Match</code>, and an unchanged
      answer is a 304 without a body.
    </li>
    <li>
      Every answer has an <code>X-Request-Id</code>; one that you send is kept. Name it when you ask
      for help.
    </li>
    <li>Unknown parameters are refused.</li>
  </ul>
</section>`;

function errorTable({ statuses }: ErrorShape): Html {
  const rows = Object.entries(statuses).flatMap(([text, { cause }]) => {
    const status = Number(text);
    if (!isProblemStatus(status)) return [];
    return [[html`${status}`, html`${statusTitles[status]}`, prose(cause)]];
  });
  return tableView(['Status', 'Error', 'Common cause'], rows);
}

/** An error as a family words it. */
function errorSample({ errors, formats, basePaths }: ApiFamily): Html {
  const place = { format: formats[0], base: basePaths[0], path: '/', requestId: undefined };
  const { cause = '', sample: message = cause } = errors.statuses[400] ?? {};
  const { body } = errors.write({ status: 400, code: 'missing_param', message }, place);
  const shown = formats[0].name === 'json' ? JSON.stringify(JSON.parse(body), null, 2) : body;
  return html`<pre><code>${shown}</code></pre>`;
}

/** Every error status with its usual cause, in the words of each family. */
export function errorsSection(families: readonly ApiFamily[]): Html {
  const shapes = new Map<ErrorShape, ApiFamily[]>();
  for (const family of families)
    shapes.set(family.errors, [...(shapes.get(family.errors) ?? []), family]);
  const parts = [...shapes].map(([errors, [first, ...others]]) => {
    if (!first) return html``;
    const names = [first, ...others].map(({ name }) => name).join(', ');
    return html`${shapes.size > 1 ? html`<h3>${names}</h3>` : html``} ${errorSample(first)}
    ${errorTable(errors)}`;
  });
  return html`<section id="errors">
    <h2>Errors</h2>
    <p>Every error has a sentence that says what is wrong.</p>
    ${parts}
  </section>`;
}
