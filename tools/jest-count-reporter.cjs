const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const root = path.resolve(__dirname, '..');

/** One line for each failed test: its file and name. For a file that did not run, the first line of the reason. */
function failuresOf({ testFilePath, testExecError, testResults }) {
  const file = path.relative(root, testFilePath);
  if (testExecError) return [`${file}: ${String(testExecError.message).split('\n')[0]}`];
  return testResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLineOf(failureMessages[0])}`,
    );
}
const firstLineOf = (message) => stripVTControlCharacters(message ?? '').split('\n')[0];

/**
 * Writes the counts of a run, the names of its failed tests and its rooms to `test-results/summary.json` beside the
 * configuration, for `tools/test.mjs`.
 */
module.exports = class CountReporter {
  /** @param {{ rootDir: string }} config */
  constructor(config) {
    this.folder = path.join(config.rootDir, 'test-results');
  }

  onRunComplete(contexts, results) {
    mkdirSync(this.folder, { recursive: true });
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests,
      rooms: [...contexts].map(({ config }) => path.relative(root, config.rootDir)),
      failures: results.testResults.flatMap((file) => failuresOf(file)),
    };
    writeFileSync(path.join(this.folder, 'summary.json'), JSON.stringify(summary));
  }
};
