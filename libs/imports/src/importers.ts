import { ap } from './ap/ap.ts';
import { boundaries } from './boundaries/boundaries.ts';
import { csvImporter } from './csv/csv-importer.ts';
import type { Importer } from './importer.ts';
import { ocd } from './ocd/ocd.ts';
import { vip } from './vip/vip.ts';

/** All kinds of sources that elections are imported from. Maps come after the feeds and tables that name their precincts. */
export const importers: readonly Importer[] = [ocd, vip, ap, csvImporter, boundaries];
