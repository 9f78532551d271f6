import cors from 'cors';
import type { RequestHandler } from 'express';

/** Lets pages of the given origins call the API; `*` stands for every origin. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['X-API-Key', 'X-Request-Id', 'If-None-Match'],
    exposedHeaders: ['ETag', 'X-Request-Id'],
    maxAge: 600,
  });
}
