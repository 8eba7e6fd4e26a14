import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports that match `regex` are refused in these files; one entry per folder, as the table of folders says. */
const forbid = (files, regex, message, ignores = ['**/*.spec.ts']) => ({
  files: [files],
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/**', 'dist.fresh/**', '.chapar/**', 'node_modules/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-misused-promises': 'error' },
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' } },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  forbid('contracts/**', '^(?!zod$|\\./)', 'contracts/ knows only zod and itself.'),
  forbid('config/**', '^(?!zod$|\\./)', 'config/ knows only zod and itself.'),
  forbid(
    'workflows/**',
    '^(?!@temporalio/workflow$|\\./|\\.\\./(?!\\.\\./)|\\.\\./\\.\\./(contracts/|workflows/|shared/))',
    'workflows/ sees contracts/ and @temporalio/workflow only: it must replay the same for years.',
  ),
  forbid(
    'activities/**',
    '(/workflows/(?!.*\\.(ports|messages|rules)$)|/(scripts|test)/|/src/(?!.*\\.(projection|gateway)$))',
    'activities/ sees ports, contracts/, projections and gateways.',
  ),
  forbid(
    'src/**',
    '(/activities/|/scripts/|/test/|\\.workflow$|/workflows/(index|shared/(procedure|file))$|/workflows$)',
    'src/ talks to a process through its messages, rules and ports, never through its code.',
    ['**/*.spec.ts', 'src/worker.ts'],
  ),
  forbid(
    'src/platform/**',
    '(/activities/|/scripts/|/test/|/workflows/(?!shared/procedure\\.messages$)|^\\.\\./\\.\\./(?!\\.\\.|platform/)|^\\.\\./\\.\\./\\.\\./(?!contracts/|config/|workflows/|platform/|\\.\\.))',
    'src/platform/ has no business in it: contracts/, config/ and libraries only.',
  ),
  { files: ['web/**'], ...reactHooks.configs.flat['recommended-latest'] },
  forbid(
    'web/src/**',
    '^(\\.\\./)+(src|workflows|activities|config|scripts|test)/',
    'The screens know contracts/ only: the server decides, they show.',
  ),
  forbid('web/src/shared/**', '/(features|routes)/', 'web/src/shared/ knows no feature.'),
  forbid(
    'web/src/features/*/*',
    '^\\.\\./(?!\\.\\./)|/routes/',
    'One feature never imports another; what two need lies in shared/, who joins them in routes/.',
  ),
  forbid(
    'web/src/features/*/*/**',
    '^\\.\\./\\.\\./(?!\\.\\./)|/routes/',
    'One feature never imports another; what two need lies in shared/, who joins them in routes/.',
  ),
);
