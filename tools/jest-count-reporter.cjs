const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

/** One line a failed test: its file and name; for a file that did not run, the first line of why. */
function failuresOf({ testFilePath, testExecError, testResults }) {
  const file = path.basename(testFilePath);
  if (testExecError) return [`${file}: ${String(testExecError.message).split('\n')[0]}`];
  return testResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLineOf(failureMessages[0])}`,
    );
}
const firstLineOf = (message) => stripVTControlCharacters(message ?? '').split('\n')[0];

/**
 * Leaves each project's counts and the names of its failed tests in `test-results/summary.json` of the
 * project, from where `tools/test.mjs` adds them up.
 */
module.exports = class CountReporter {
  /** @param {{ rootDir: string }} config */
  constructor(config) {
    this.folder = path.join(config.rootDir, 'test-results');
  }

  onRunComplete(_contexts, results) {
    mkdirSync(this.folder, { recursive: true });
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests,
      failures: results.testResults.flatMap((file) => failuresOf(file)),
    };
    writeFileSync(path.join(this.folder, 'summary.json'), JSON.stringify(summary));
  }
};
