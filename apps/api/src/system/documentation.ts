import { openApiDocument } from '@crossvote/contracts';
import type { IRouter, Request } from 'express';
import { docsPage } from '../docs/docs-page.ts';
import { docsStyle } from '../docs/docs-style.ts';
import { getOnly } from '../http/methods.ts';
import { requestOrigin } from '../http/request-origin.ts';

/** Mounts `/openapi.json`, `/docs` with its style sheet, and `/`, which leads to `/docs`. */
export function mountDocumentation(
  router: IRouter,
  { publicUrl, version }: { readonly publicUrl: string | undefined; readonly version: string },
): void {
  const document = openApiDocument({ serverUrl: publicUrl ?? '/', version });
  const json = JSON.stringify(document);
  const page = (req: Request) => docsPage(document, publicUrl ?? requestOrigin(req));
  const serve = (path: string, type: string, body: (req: Request) => string) => {
    getOnly(router, path, (req, res) => {
      res.set('Cache-Control', 'no-cache').type(type).send(body(req));
    });
  };
  serve('/openapi.json', 'json', () => json);
  serve('/docs', 'html', page);
  serve('/docs/style.css', 'css', () => docsStyle);
  getOnly(router, '/', (_req, res) => {
    res.redirect(302, '/docs');
  });
}
