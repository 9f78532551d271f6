import { crossvoteErrors, isProblemStatus, statusTitles } from '@crossvote/contracts';
import { type Html, html, prose } from './html.ts';

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

/** How to authenticate. */
export const authenticationSection: Html = html`<section id="authentication">
  <h2>Authentication</h2>
  <p>
    Every request below <code>/api</code> carries a key in the <code>X-API-Key</code> header. Only
    the SHA-256 of a key and its first 8 characters are stored, so a lost key cannot be recovered.
    Keys can be deactivated or expire at any time, and their usage is counted per request.
  </p>
  <pre><code>X-API-Key: your_api_key</code></pre>
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

/** Conditional requests, request ids and limits. */
export const conventionsSection: Html = html`<section id="conventions">
  <h2>Conventions</h2>
  <ul>
    <li>
      Answers are JSON in UTF-8, compressed with gzip on request. Fields may be added at any time;
      none is renamed or left out.
    </li>
    <li>
      Answers have an <code>ETag</code>. Send it as <code>If-None-Match</code>, and an unchanged
      answer is a 304 without a body.
    </li>
    <li>
      Every answer has an <code>X-Request-Id</code>; one that you send is kept. Name it when you ask
      for help.
    </li>
    <li>Unknown parameters are refused. An address has at most 8 kB.</li>
  </ul>
</section>`;

/** Every error status with its usual cause. */
export const errorsSection: Html = html`<section id="errors">
  <h2>Errors</h2>
  <p>Every error is JSON with a short title and a sentence that says what is wrong.</p>
  <pre><code>${JSON.stringify(
    { error: 'Bad Request', message: 'Missing required parameter: source_contest_ids' },
    null,
    2,
  )}</code></pre>
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Status</th>
          <th>Error</th>
          <th>Common cause</th>
        </tr>
      </thead>
      <tbody>
        ${Object.keys(crossvoteErrors.statuses)
          .map(Number)
          .filter(isProblemStatus)
          .map(
            (status) =>
              html`<tr>
                <th scope="row">${status}</th>
                <td>${statusTitles[status]}</td>
                <td>${crossvoteErrors.statuses[status]?.cause ?? ''}</td>
              </tr>`,
          )}
      </tbody>
    </table>
  </div>
</section>`;
