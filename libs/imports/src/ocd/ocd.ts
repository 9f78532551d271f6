import type { Importer } from '../importer.ts';
import { readDivisions } from './read-divisions.ts';

/** First lines of a list of OCD divisions, with headings or without. */
const firstLines = /^\uFEFF?(?:"?id"?,[^\r\n]*\r?\n)?"?ocd-division\//;

/** OCD division ids as CSV: districts with names, aliases and days of validity. */
export const ocd: Importer = {
  kind: 'ocd',
  title: 'OCD division ids (CSV)',
  recognises: async (file) => firstLines.test((await file.head()).toString()),
  read: readDivisions,
};
