// Mutation testing of what vouches for an event and keeps it: npm run mutation [-- --only receive],
// or of one file: npm run mutation -- --only receive/keys.
// Each file is held by the tests of its folder alone. All of it takes hours, so it is no part of the
// checks; `--sample 0.2` tests a fifth of the mutants, the same ones each time.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'

import { Stryker } from '@stryker-mutator/core'

import { equivalent } from './mutation/equivalent.mjs'

/** The files of each folder; each is held by the tests of its folder alone. */
const files = {
  wire: ['codec', 'json', 'lazy', 'list', 'listName', 'literal', 'scalar', 'struct', 'union'],
  crypto: ['blocks', 'md5', 'node', 'randomText', 'sha256', 'web'],
  receive: [
    'CallbackError',
    'body',
    'describeError',
    'errorOf',
    'foreignBody',
    'form',
    'issues',
    'keys',
    'lookalike',
    'receiver',
    'signature',
    'signatureMissing',
    'tornJson',
    'unfold',
    'unform',
  ],
  store: [
    'FifoMap',
    'IdempotencyStore',
    'canonicalText',
    'eventKey',
    'identity',
    'isUnavailable',
    'memoryStore',
    'redisStore',
    'requireOptions',
    'sqlText',
  ],
  handle: [
    'admission',
    'checkedStore',
    'consoleObserver',
    'context',
    'deadline',
    'gate',
    'handler',
    'handlers',
    'judge',
    'keepLease',
    'lineLimit',
    'notify',
    'observation',
    'pause',
    'printLine',
    'reply',
    'repeat',
    'requireReceiver',
    'runInInbox',
    'runOnce',
    'runTask',
    'settings',
    'thenable',
    'useUp',
  ],
}

const units = Object.fromEntries(
  Object.entries(files).map(([folder, names]) => [
    folder,
    names.map((name) => `${folder}/${name}`),
  ]),
)

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, sample: { type: 'string' } },
})
const share = Number(values.sample ?? 1)
const chosen = values.only ?? Object.keys(units)
/** The files of a folder, or the one file that is named. */
const unitOf = (name) =>
  Object.hasOwn(units, name)
    ? units[name]
    : Object.values(units)
        .flat()
        .filter((file) => file === name)
const unknown = chosen.filter((name) => unitOf(name).length === 0)
if (unknown.length > 0 || !(share > 0 && share <= 1)) {
  console.error(
    `usage: npm run mutation -- [--only ${Object.keys(units).join('|')}|FOLDER/FILE]… [--sample SHARE]`,
  )
  process.exit(2)
}

const optionsOf = (unit) => ({
  mutate: unit.map((name) => `src/${name}.ts`),
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  disableTypeChecks: true,
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    config: {
      testMatch: units[unit[0].split('/')[0]].map((name) => `<rootDir>/test/${name}.test.ts`),
      setupFilesAfterEnv: [
        '<rootDir>/test/console.ts',
        '<rootDir>/scripts/release/mutation/fewRuns.mjs',
      ],
    },
  },
  ...(share < 1 && {
    plugins: ['@stryker-mutator/*', `${import.meta.dirname}/mutation/sample.mjs`],
    checkers: ['sample'],
    sample: { share },
  }),
  // Longer than the time limit of a test, so that a test that waits for ever fails by itself.
  timeoutMS: 15_000,
  reporters: ['progress-append-only'],
  logLevel: 'error',
  tempDirName: '.stryker',
  ignorePatterns: ['bench', 'coverage', 'dist', 'docs', 'examples'],
  allowConsoleColors: false,
})

/** The mutant as it is listed in equivalent.mjs: what stood there, and what was put in its place. */
const described = ({ fileName, location: { start, end }, replacement, mutatorName }) => {
  const file = relative(process.cwd(), fileName).replaceAll('\\', '/')
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  const was = lines.map((line) => line.trim()).join(' ')
  return { file, line: start.line, mutatorName, was, is: replacement.replace(/\s+/g, ' ') }
}

const isEquivalent = (mutant) =>
  equivalent.some(
    ([file, was, is]) => file === mutant.file && was === mutant.was && is === mutant.is,
  )

const KILLED = new Set(['Killed', 'Timeout'])
const COUNTED = new Set([...KILLED, 'Survived', 'NoCoverage'])

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`

let [allKilled, allMutants, isComplete] = [0, 0, true]
for (const name of chosen) {
  const results = await new Stryker(optionsOf(unitOf(name))).runMutationTest()
  const mutants = results.filter(({ status }) => COUNTED.has(status))
  const survivors = mutants.filter(({ status }) => !KILLED.has(status)).map(described)
  const open = survivors.filter((mutant) => !isEquivalent(mutant))
  const counted = mutants.length - (survivors.length - open.length)
  const killed = counted - open.length
  allKilled += killed
  allMutants += counted
  if (open.some(({ file }) => file.endsWith('/signature.ts'))) isComplete = false
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length
  console.log(
    `${name}: ${killed} of ${counted} killed, ${percent(killed, counted)}; ${timedOut} of them by a time limit; ${survivors.length - open.length} equivalent`,
  )
  for (const { file, line, mutatorName, was, is } of open) {
    console.log(`  ${file}:${line} ${mutatorName}: ${was}  ->  ${is}`)
  }
}

console.log(`all: ${allKilled} of ${allMutants} killed, ${percent(allKilled, allMutants)}`)
process.exitCode = isComplete && allKilled / allMutants >= 0.9 ? 0 : 1
