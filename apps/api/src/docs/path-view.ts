import { type Html, html } from './html.ts';

/** A path that a narrow page breaks before its slashes, and nowhere else. */
export function pathView(path: string): Html {
  const [, ...steps] = path.split('/');
  return html`<code class="path">${steps.map((step) => html`<span>/${step}</span><wbr />`)}</code>`;
}
