import type { Options } from 'yauzl';

/** How archives are opened: names that lead out of an archive, and sizes that are not so, are refused. */
export const openingOptions: Options = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  strictFileNames: false,
};
