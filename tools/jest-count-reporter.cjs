const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const root = path.resolve(__dirname, '..');

/** One line a failed test: its file and name; for a file that did not run, the first line of why. */
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
 * Leaves the counts of a run, the names of its failed tests and the rooms that it went through in
 * `test-results/summary.json` beside its configuration, from where `tools/test.mjs` takes them.
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
