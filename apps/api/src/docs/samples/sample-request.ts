import { addressOf, type ApiFamily, type RouteExample, type AnyRoute } from '@crossvote/contracts';

/** Where programs and commands of the documentation take the key from. */
export const keyVariable = 'CROSSVOTE_API_KEY';

/** A request of the documentation, before a language writes it. */
export interface SampleRequest {
  /** Origin and base path of the service, without a slash at the end. */
  readonly server: string;
  /** Whole address; where the key stands in the query, all but the key itself. */
  readonly url: string;
  /** The header that carries the key, if one does. */
  readonly keyHeader: string | undefined;
  /** The key stands at the end of the address. */
  readonly isKeyInUrl: boolean;
  /** The answer is JSON. */
  readonly isJson: boolean;
  /** The same as a call of the client, where it has one. */
  readonly clientCall: string | undefined;
}

/**
 * The request of an example of a route.
 *
 * @param server - address under which the reader reaches the service
 */
export function sampleRequest(
  { family, route, server }: SamplePlace,
  { params, query, clientCall }: RouteExample<unknown, unknown>,
): SampleRequest {
  const origin = server.replace(/\/$/, '');
  const url = origin + addressOf(family, route, params, query);
  const place = family.access.kind === 'key' ? family.access.place : undefined;
  const isKeyInUrl = place?.in === 'query';
  return {
    server: origin,
    url: isKeyInUrl ? `${url}${url.includes('?') ? '&' : '?'}${place.name}=` : url,
    keyHeader: place?.in === 'header' ? place.name : undefined,
    isKeyInUrl,
    isJson: family.formats[0].name === 'json',
    clientCall,
  };
}

/** Whose examples are shown, and to whom. */
export interface SamplePlace {
  readonly family: ApiFamily;
  readonly route: AnyRoute;
  readonly server: string;
}
