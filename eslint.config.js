import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import sortImports from 'eslint-plugin-simple-import-sort'
import tseslint from 'typescript-eslint'

// TypeScript, jest and bundlers accept `fp-ts/Either`; Node's own ESM loader refuses it. Only
// `fp-ts/lib/NAME.js` and the root of io-ts load everywhere.
const loadableSpecifiers = {
  patterns: [
    { regex: '^fp-ts(?!/lib/[A-Za-z]+\\.js$)', message: "Import 'fp-ts/lib/NAME.js'." },
    { regex: '^io-ts/', message: "Import 'io-ts'." },
  ],
}

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.examples/',
      '.stryker/',
      'docs/api/',
      'api/',
      '**/*.generated.*',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { 'simple-import-sort': sortImports },
    rules: {
      'simple-import-sort/exports': 'error',
      'simple-import-sort/imports': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-imports': ['error', loadableSpecifiers],
      '@typescript-eslint/array-type': ['error', { default: 'generic' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      // All three types of a codec are written, though the last one has a default.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // A module of NestJS is a class with nothing but a decorator.
    files: ['examples/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }] },
  },
  {
    // The public list is in the order in which a reader meets the names.
    files: ['src/index.ts'],
    rules: { 'simple-import-sort/exports': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      // No default exports: a lone one becomes `module.exports` in the CommonJS build, and its
      // declarations then lie. Time is a parameter, `new Date()` only its default value.
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        {
          selector:
            "MemberExpression[object.name='Date'][property.name='now']:not(AssignmentPattern MemberExpression)",
          message: 'Take the clock as a parameter; read it only in its default value.',
        },
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0]:not(AssignmentPattern NewExpression)",
          message: 'Take the clock as a parameter; read it only in its default value.',
        },
      ],
    },
  },
)
