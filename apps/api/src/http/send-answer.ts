import type { ApiFamily, Format } from '@crossvote/contracts';
import type { Request, Response } from 'express';
import type { PreparedAnswer } from '../answers/prepared-answer.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * Whether the client has the answer with this tag. The tag may be sent with or without its weak mark, or be one of
 * `others`.
 */
function hasTag({ headers }: Request, etag: string, ...others: readonly string[]): boolean {
  const known = headers['if-none-match'];
  if (known === undefined) return false;
  const tags = [etag, etag.slice(2), ...others];
  return known.split(',').some((tag) => tags.includes(tag.trim()));
}

/** Whether the client accepts packed answers. */
export function acceptsGzip(req: Request): boolean {
  const accepted = req.headers['accept-encoding'];
  if (typeof accepted !== 'string' || !/gzip|\*/i.test(accepted)) return false;
  return req.acceptsEncodings('gzip', 'identity') === 'gzip';
}

/** Request headers on which the answers of a family depend. */
function varyOf({ access, headers, formats }: ApiFamily): string {
  const ofKey = access.kind === 'key' && access.place.in === 'header' ? [access.place.name] : [];
  const ofFormat = formats.length > 1 ? ['Accept'] : [];
  return [...ofKey, ...headers, ...ofFormat, 'Accept-Encoding'].join(', ');
}

/**
 * Sends the answers of a family, with ETag and 304, and packed where the client accepts gzip. All headers are written
 * in one call, which is faster than Express.
 */
export class AnswerSender {
  private readonly vary: string;
  private readonly fixed: readonly string[];

  constructor(family: ApiFamily) {
    this.vary = varyOf(family);
    this.fixed = [...securityHeaders.flat(), 'Cache-Control', family.caching];
  }

  /**
   * Sends a 304 where the client has the answer with this tag, before the answer is asked for.
   *
   * @returns whether it was sent
   */
  sendIfKnown(req: Request, res: Response, etag: string, format: Format): boolean {
    const isKnown = hasTag(req, etag);
    if (isKnown) this.sendUnchanged(res, etag, format);
    return isKnown;
  }

  async send(req: Request, res: Response, answer: PreparedAnswer, format: Format): Promise<void> {
    const { etag, plain, headers: own } = answer;
    // A star stands for any answer, and now there is one.
    if (hasTag(req, etag, '*')) {
      this.sendUnchanged(res, etag, format);
      return;
    }
    const headers = this.headersOf(res, etag, format);
    for (const name in own) headers.push(name, own[name] ?? '');
    const packed = acceptsGzip(req) ? await answer.packed() : undefined;
    if (packed) headers.push('Content-Encoding', 'gzip');
    const body = packed ?? plain;
    headers.push('Content-Length', String(body.length));
    res.writeHead(200, headers).end(body);
  }

  private sendUnchanged(res: Response, etag: string, format: Format): void {
    res.writeHead(304, this.headersOf(res, etag, format)).end();
  }

  private headersOf(res: Response, etag: string, { mediaType }: Format): string[] {
    // With CORS the answer already has a Vary header for the origin.
    const vary = res.getHeader('Vary');
    const headers = this.fixed.slice();
    headers.push('Content-Type', mediaType, 'X-Request-Id', res.context?.requestId ?? '');
    headers.push('ETag', etag, 'Vary');
    headers.push(typeof vary === 'string' ? `${vary}, ${this.vary}` : this.vary);
    return headers;
  }
}
