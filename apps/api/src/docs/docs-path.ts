/**
 * The path of the documentation page as clients reach it.
 *
 * @param publicUrl - address of the service; a proxy may have it below a path
 */
export function docsPath(publicUrl: string | undefined): string {
  const below = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
  return `${below}/docs`;
}
