import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Which room may import which; libs/sdk takes contracts through its own `#contracts` import. */
const rooms = {
  election: [],
  contracts: [],
  sdk: ['contracts'],
  opening: ['election'],
  elections: ['election'],
  imports: ['election', 'elections', 'opening'],
  formats: ['election', 'opening'],
  marks: ['election'],
  store: ['election', 'elections'],
  ingest: ['election', 'formats', 'marks', 'opening', 'store'],
  analysis: ['election', 'marks', 'store'],
  // Tests read exported files again, and so import formats.
  export: ['election', 'elections', 'formats', 'imports', 'ingest', 'marks', 'opening', 'store'],
  wire: ['analysis', 'contracts'],
  api: ['analysis', 'contracts', 'election', 'wire'],
  cvr: [
    'analysis',
    'api',
    'contracts',
    'election',
    'elections',
    'export',
    'formats',
    'imports',
    'ingest',
    'opening',
    'store',
    'wire',
  ],
  samples: [],
};

const depConstraints = Object.entries(rooms).map(([room, allowed]) => ({
  sourceTag: `room:${room}`,
  onlyDependOnLibsWithTags: [`room:${room}`, ...allowed.map((name) => `room:${name}`)],
}));

export default tseslint.config(
  {
    ignores: [
      ...['**/dist/**', '**/out-tsc/**', '**/generated/**', '**/test-results/**', '**/.data/**'],
      // AssemblyScript, which TypeScript's checker does not know.
      '**/kernel/**',
      // Declarations for others; the sources that use them are checked.
      'tools/types/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, allow: [] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    // Scripts: types are checked where they are declared.
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    languageOptions: { sourceType: 'module' },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Tests may import across rooms, as some test several rooms together.
    files: ['**/*.test.ts', '**/test/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
