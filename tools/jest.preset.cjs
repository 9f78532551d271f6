/** Shared jest settings: TypeScript through SWC, sources of neighbour rooms without a build. */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@crossvote/source', 'node', 'require', 'default'],
  },
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(?:flatbush/|flatqueue/|hyparquet(?:-writer)?/|ky/|@prisma/client/runtime/.*\\.mjs$|lru-cache/|robust-predicates/|sql-template-tag/))',
  ],
  // Names that a test would otherwise look up in its global object each time, which is slow in long loops.
  sandboxInjectedGlobals: [
    ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Error', 'JSON'],
    ...['Map', 'Math', 'Number', 'Object', 'Promise', 'RangeError', 'Reflect', 'RegExp', 'Set'],
    ...['String', 'Symbol', 'TextDecoder', 'TextEncoder', 'TypeError', 'WeakMap'],
    ...['Int32Array', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Float64Array', 'BigUint64Array'],
  ],
  reporters: ['default', `${__dirname}/jest-count-reporter.cjs`],
  // A test that hangs ends; how fast the machine is does not matter.
  testTimeout: 20 * 60_000,
};
