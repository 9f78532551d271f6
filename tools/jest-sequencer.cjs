const { statSync } = require('node:fs');
const path = require('node:path');

/** These start programs, install packages, or read whole elections: begun last, they would be waited for alone. */
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

/** The longest tests first, so that two workers end together, also where nothing is known of earlier runs. */
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

  /** Of a run with `--onlyFailures`; nothing is kept of earlier runs. */
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
