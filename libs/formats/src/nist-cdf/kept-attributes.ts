/** Attributes of XML that are values in JSON, and their names there. */
export const keptAttributes = [
  ['ObjectId', '@id'],
  ['type', '@type'],
  ['Language', 'Language'],
] as const;
