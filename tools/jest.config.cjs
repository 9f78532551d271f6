const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { reporters, testTimeout } = require('./jest.preset.cjs');

const root = path.resolve(__dirname, '..');

/** The settings of one project. Other settings of a room are only for runs of that room alone. */
function projectOf(folder) {
  const config = /** @type {import('jest').Config} */ (
    require(path.join(folder, 'jest.config.cjs'))
  );
  const { reporters: _, maxWorkers: __, testTimeout: ___, ...project } = config;
  const testPathIgnorePatterns = process.env.CI
    ? ['/node_modules/']
    : ['/node_modules/', '/test/packed\\.test\\.ts$'];
  return { ...project, testPathIgnorePatterns, displayName: path.relative(root, folder) };
}

/** All rooms in one run. Their tests share the workers and the transformed sources. */
module.exports = {
  rootDir: __dirname,
  projects: ['apps', 'libs', 'tools']
    .flatMap((part) =>
      readdirSync(path.join(root, part)).map((name) => path.join(root, part, name)),
    )
    .filter((folder) => existsSync(path.join(folder, 'jest.config.cjs')))
    .map(projectOf),
  maxWorkers: 2,
  reporters,
  testTimeout,
  testSequencer: `${__dirname}/jest-sequencer.cjs`,
};
