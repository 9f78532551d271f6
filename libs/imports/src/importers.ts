import type { Importer } from './importer.ts';

/** All kinds of sources that elections are imported from. */
export const importers: readonly Importer[] = [];
