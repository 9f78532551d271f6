import type { Route } from '../route.ts';

/** Values of the parameters in a path, such as `dataset_id` of `/datasets/{dataset_id}/contests`. */
export type PathValues<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string | number>> & PathValues<Rest>
  : unknown;

/** @returns the path of a route below the base path of its family, with the values of its parameters */
export function pathOf<const Path extends string>(
  { path }: Pick<Route<unknown, unknown, Path>, 'path'>,
  values: PathValues<Path>,
): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((values as Readonly<Record<string, unknown>>)[name])),
  );
}
