const swc = {
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2022',
    // jest asks for `with { type: 'json' }`, which swc drops otherwise.
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // By default jest leaves a core free, which of two is half.
  maxWorkers: '100%',
  // A machine that is busy with other things is no failure.
  testTimeout: 60_000,
  // src as well: jest counts a file no test imports only if it lies under a root.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Fails a test that writes an unexpected line to the console.
  setupFilesAfterEnv: ['<rootDir>/test/console.ts'],
  // test/types/ proves itself by compiling, under `npm run types`; nothing in it is a .test.ts.
  extensionsToTreatAsEsm: ['.ts'],
  // package.json leads #crypto to dist, which tests do without.
  moduleNameMapper: { '^#crypto$': '<rootDir>/src/crypto/node.ts' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  // The page runs in a browser, where test/inspector/page.test.ts tries it; main.ts only hands over to `run`.
  collectCoverageFrom: ['src/**/*.ts', '!src/inspector/page/**', '!src/cli/main.ts'],
  coverageProvider: 'babel',
  coverageReporters: ['text', 'lcov'],
  coverageThreshold: {
    global: { branches: 100, functions: 100, lines: 100, statements: 100 },
  },
}
