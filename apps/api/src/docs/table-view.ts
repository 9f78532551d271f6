import { type Html, html } from './html.ts';

/**
 * A table whose first column names its rows. On a narrow page each row is a block, in which every cell but the first is
 * told by the title of its column.
 */
export function tableView(titles: readonly string[], rows: readonly (readonly Html[])[]): Html {
  const cell = (content: Html, column: number) =>
    column === 0
      ? html`<th scope="row">${content}</th>`
      : html`<td data-title="${titles[column] ?? ''}">${content}</td>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
