import type { Importer } from './importer.ts';
import { ap } from './ap/ap.ts';
import { vip } from './vip/vip.ts';

/** All kinds of sources that elections are imported from. */
export const importers: readonly Importer[] = [vip, ap];
