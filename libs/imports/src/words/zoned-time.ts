/** Whether a text is an ISO 8601 time with its zone. */
export function isZonedTime(text: string): boolean {
  const hasForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  return hasForm && !Number.isNaN(Date.parse(text));
}
