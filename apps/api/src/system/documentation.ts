import { type ApiFamily, openApiDocument } from '@crossvote/contracts';
import type { IRouter, Request } from 'express';
import { docsPage } from '../docs/docs-page.ts';
import { docsPath } from '../docs/docs-path.ts';
import { docsStyle } from '../docs/docs-style.ts';
import { getOnly } from '../http/methods.ts';
import { requestOrigin } from '../http/request-origin.ts';

/** What is documented, and where readers reach it. */
export interface Documented {
  readonly families: readonly ApiFamily[];
  /** A proxy may have the service below a path of it. */
  readonly publicUrl: string | undefined;
  readonly version: string;
}

/** From the address of the page, where everything else is: the page does not know below which path a proxy has it. */
function rootFrom({ path }: Request): string {
  return path.endsWith('/') ? '../' : '';
}

/** Mounts `/openapi.json`, `/docs` with its style sheet, and `/`, which leads to `/docs`. */
export function mountDocumentation(
  router: IRouter,
  { families, publicUrl, version }: Documented,
): void {
  const serverUrl = publicUrl?.replace(/\/+$/, '');
  const document = openApiDocument({ serverUrl: serverUrl ?? '/', version }, families);
  const json = JSON.stringify(document);
  const page = (req: Request) =>
    docsPage(document, {
      families,
      server: serverUrl ?? requestOrigin(req),
      root: rootFrom(req),
    });
  const serve = (path: string, type: string, body: (req: Request) => string) => {
    getOnly(router, path, (req, res) => {
      res.set('Cache-Control', 'no-cache').type(type).send(body(req));
    });
  };
  serve('/openapi.json', 'json', () => json);
  serve('/docs', 'html', page);
  serve('/docs/style.css', 'css', () => docsStyle);
  getOnly(router, '/', (_req, res) => {
    res.redirect(302, docsPath(publicUrl));
  });
}
