import { apiFamilies } from '../families.ts';
import type { ApiFamily } from '../family.ts';
import { SchemaComponents } from './components.ts';
import { describeFamily } from './describe-family.ts';
import { errorResponsesOf } from './error-responses.ts';
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from './model.ts';
import { operationOf } from './operation.ts';

/** The security schemes by name, and the requirement of each family. */
function securityOf(families: readonly ApiFamily[]) {
  const schemes: Record<string, unknown> = {};
  const asked = new Map<ApiFamily, NonNullable<OpenApiOperation['security']>>();
  const names = new Map<string, string>();
  for (const family of families) {
    const { access } = family;
    if (access.kind === 'open') {
      asked.set(family, []);
      continue;
    }
    const place = `${access.place.in} ${access.place.name}`;
    const name = names.get(place) ?? (names.size === 0 ? 'apiKey' : `apiKey${names.size + 1}`);
    names.set(place, name);
    schemes[name] = {
      type: 'apiKey',
      ...access.place,
      description: 'A key made by an administrator. It can be deactivated or expire at any time.',
    };
    asked.set(family, [{ [name]: [] }]);
  }
  return { schemes, asked };
}

/** The error answers of all families by name. @throws Error when two different ones have one name */
function responsesOf(families: readonly ApiFamily[], components: SchemaComponents) {
  const all: Record<string, OpenApiResponse> = {};
  for (const family of families)
    for (const [name, response] of Object.entries(errorResponsesOf(family, components))) {
      if (all[name] && JSON.stringify(all[name]) !== JSON.stringify(response))
        throw new Error(`two families have different errors ${name}: give one a prefix`);
      all[name] = response;
    }
  return all;
}

/**
 * The OpenAPI 3.1 document of API families, made from the route tables. The key of the first family is required
 * everywhere, unless an operation says otherwise.
 *
 * @param serverUrl - origin under which clients reach the service, such as `https://example.org`, or `/`
 * @param version - version of the service
 * @throws Error when two different schemas carry one id
 */
export function openApiDocument(
  { serverUrl, version }: { readonly serverUrl: string; readonly version: string },
  families: readonly ApiFamily[] = apiFamilies,
): OpenApiDocument {
  const components = new SchemaComponents();
  const responses = responsesOf(families, components);
  const { schemes, asked } = securityOf(families);
  const security = (families[0] && asked.get(families[0])) ?? [];
  const operations = families.flatMap((family) => {
    const own = asked.get(family) ?? [];
    const differs = JSON.stringify(own) !== JSON.stringify(security) && { security: own };
    return family.routes.map((route) => ({
      path: family.basePaths[0] + route.path,
      methods: { [route.method]: operationOf(route, { family, components, ...differs }) },
    }));
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crossvote API',
      version,
      description:
        'Cross-voting analysis of cast vote records: how the voters of one choice voted in the other contests on the same ballot.',
    },
    servers: [{ url: serverUrl }],
    security,
    tags: families.map((family) => ({ name: family.name, description: describeFamily(family) })),
    paths: Object.fromEntries(operations.map(({ path, methods }) => [path, methods])),
    components: {
      securitySchemes: schemes,
      schemas: components.all(),
      responses,
    },
  };
}
