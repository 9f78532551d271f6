const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/**
 * Leaves each project's counts and printed reasons of skipped tests in `test-results/summary.json`
 * of the project, from where `tools/test.mjs` adds them up.
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
    };
    writeFileSync(path.join(this.folder, 'summary.json'), JSON.stringify(summary));
  }
};
