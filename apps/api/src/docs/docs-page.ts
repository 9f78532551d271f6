import type { ApiFamily, OpenApiDocument } from '@crossvote/contracts';
import { authenticationSection, conventionsSection, errorsSection, wordsSection } from './guide.ts';
import { type Html, html, prose } from './html.ts';
import { operationSection } from './operation-view.ts';
import { schemaAnchor, schemaSection } from './schema-view.ts';

/** What a page shows besides the document. */
export interface DocsPlace {
  readonly families: readonly ApiFamily[];
  /** Address that the sample requests go to. */
  readonly server: string;
  /** Begins the addresses of what the page loads and leads to; empty, or ends with a slash. */
  readonly root: string;
}

function link(anchor: string, label: string): Html {
  return html`<li><a href="#${anchor}">${label}</a></li>`;
}

function navigation(families: readonly ApiFamily[], schemas: readonly string[]): Html {
  const routes = families.flatMap((family) => family.routes);
  return html`<nav aria-label="On this page">
    <ul>
      ${link('authentication', 'Authentication')}
    </ul>
    <p>Endpoints</p>
    <ul>
      ${routes.map(({ id, summary }) => link(id, summary))}
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

/** Section of one family with its endpoints, which the document describes. */
function familySection(family: ApiFamily, document: OpenApiDocument, server: string): Html {
  const { name, basePaths, longestAddress, routes } = family;
  const description = document.tags.find((tag) => tag.name === name)?.description ?? '';
  const endpoints = routes.flatMap((route) => {
    const path = basePaths[0] + route.path;
    const operation = document.paths[path]?.[route.method];
    return operation ? [operationSection({ family, route, server }, path, operation)] : [];
  });
  return html`<section id="family-${name}">
    <h2>${name} API</h2>
    <p>${prose(description)} An address has at most ${longestAddress.bytes} bytes.</p>
    ${endpoints}
  </section>`;
}

/**
 * The documentation as one HTML page, made from the OpenAPI document and the examples of the routes. It needs no script and
 * loads nothing but its style sheet.
 */
export function docsPage(document: OpenApiDocument, { families, server, root }: DocsPlace): string {
  const { info, components } = document;
  const schemas = Object.entries(components.schemas);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${info.title}</title>
        <link rel="stylesheet" href="${root}docs/style.css" />
      </head>
      <body>
        <header>
          <div>
            <h1>${info.title} <small>${info.version}</small></h1>
            <p>${prose(info.description)}</p>
            <p><a href="${root}openapi.json">OpenAPI 3.1 document</a></p>
          </div>
        </header>
        <div class="page">
          ${navigation(
            families,
            schemas.map(([name]) => name),
          )}
          <main>
            ${authenticationSection}
            ${families.map((family) => familySection(family, document, server))} ${wordsSection}
            ${errorsSection(families)} ${conventionsSection}
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
