const { statSync } = require('node:fs');
const path = require('node:path');

/**
 * Tests that start programs, install packages, or read whole elections. If they began last, one worker would wait for
 * them.
 */
const long = [
  'apps/cvr/test/shared-folders.test.ts',
  'apps/cvr/test/documents.test.ts',
  'libs/sdk/test/packed.test.ts',
  'apps/cvr/test/packed.test.ts',
  'libs/formats/test/hostile/',
  'libs/formats/test/',
  'libs/ingest/test/',
  'apps/cvr/test/',
];

/** Runs the longest tests first, so that two workers end at the same time, also without knowledge of earlier runs. */
module.exports = class {
  sort(tests) {
    const places = new Map(tests.map(({ path: file }) => [file, placeOf(file)]));
    const sizes = new Map(tests.map(({ path: file }) => [file, statSync(file).size]));
    return [...tests].sort(
      (one, other) =>
        places.get(one.path) - places.get(other.path) ||
        sizes.get(other.path) - sizes.get(one.path),
    );
  }

  /** For `--onlyFailures`. Nothing is kept from earlier runs. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // The order does not depend on earlier runs.
  }
};

function placeOf(file) {
  const name = path.relative(path.resolve(__dirname, '..'), file).split(path.sep).join('/');
  const place = long.findIndex((beginning) => name.startsWith(beginning));
  return place === -1 ? long.length : place;
}
