import type { OpenApiDocument } from '@crossvote/contracts';
import { authenticationSection, conventionsSection, errorsSection, wordsSection } from './guide.ts';
import { type Html, html, prose } from './html.ts';
import { operationSection, type PlacedOperation } from './operation-view.ts';
import { schemaAnchor, schemaSection } from './schema-view.ts';

function placedOperations({ paths }: OpenApiDocument): readonly PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

function link(anchor: string, label: string): Html {
  return html`<li><a href="#${anchor}">${label}</a></li>`;
}

function navigation(operations: readonly PlacedOperation[], schemas: readonly string[]): Html {
  return html`<nav aria-label="On this page">
    <ul>
      ${link('authentication', 'Authentication')}
    </ul>
    <p>Endpoints</p>
    <ul>
      ${operations.map(({ operation }) => link(operation.operationId, operation.summary))}
    </ul>
    <p>Reference</p>
    <ul>
      ${link('words', 'What is counted')} ${link('errors', 'Errors')}
      ${link('conventions', 'Conventions')}
    </ul>
    <p>Schemas</p>
    <ul>
      ${schemas.map((name) => link(schemaAnchor(name), name))}
    </ul>
  </nav>`;
}

/**
 * The documentation as one HTML page, made from the OpenAPI document. It needs no script and loads
 * nothing but its style sheet at `/docs/style.css`.
 *
 * @param server - origin that the sample requests go to
 */
export function docsPage(document: OpenApiDocument, server: string): string {
  const { info, tags, components } = document;
  const operations = placedOperations(document);
  const families = tags.map(
    ({ name, description }) =>
      html`<section id="family-${name}">
        <h2>${name} API</h2>
        <p>${prose(description)}</p>
        ${operations
          .filter(({ operation }) => operation.tags.includes(name))
          .map((placed) => operationSection(placed, server))}
      </section>`,
  );
  const schemas = Object.entries(components.schemas);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${info.title}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <header>
          <div>
            <h1>${info.title} <small>${info.version}</small></h1>
            <p>${prose(info.description)}</p>
            <p><a href="/openapi.json">OpenAPI 3.1 document</a></p>
          </div>
        </header>
        <div class="page">
          ${navigation(
            operations,
            schemas.map(([name]) => name),
          )}
          <main>
            ${authenticationSection} ${families} ${wordsSection} ${errorsSection}
            ${conventionsSection}
            <section id="schemas">
              <h2>Schemas</h2>
              ${schemas.map(([name, schema]) => schemaSection(name, schema))}
            </section>
          </main>
        </div>
      </body>
    </html>`;
  return page.text;
}
