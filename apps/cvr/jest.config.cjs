module.exports = {
  ...require('../../tools/jest.preset.cjs'),
  rootDir: __dirname,
  // Most of the time goes into programs that the tests start; one worker for two cores would leave one idle.
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/support/build-command.cjs',
};
