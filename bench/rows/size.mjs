// The size that each entry adds to a bundle.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'

import packageJson from '../../package.json' with { type: 'json' }
import { atMost, noGoal } from '../goal.mjs'

export const title = 'Size: everything that an entry exports, bundled and minified'

/** Usual imports, for which the bundler leaves out the rest of the entry. */
const parts = {
  'createReceiver alone': ['createReceiver'],
  'createReceiver, createHandler, memoryStore': ['createReceiver', 'createHandler', 'memoryStore'],
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

const bundle = async (contents, external) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dist },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    external: ['node:*', ...external],
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].contents
}

const kilobytes = (bytes) => bytes / 1000

const sizeOf = async (contents, external) => {
  const minified = await bundle(contents, external)
  return {
    min: kilobytes(minified.length),
    gz: kilobytes(gzipSync(minified, { level: 9 }).length),
  }
}

const rowOf = async (name, contents, goal) => {
  const own = await sizeOf(contents, ['io-ts', 'fp-ts'])
  const whole = await sizeOf(contents, [])
  return [
    name,
    ...[own.min, own.gz, whole.min, whole.gz].map((size) => size.toFixed(1)),
    goal.text,
    goal.verdict(own.gz),
  ]
}

const entryRow = ([subpath, target]) =>
  rowOf(
    subpath.replace('.', packageJson.name),
    `export * from './${/^\.\/dist\/(.+\.js)$/.exec(target.import.default)[1]}'`,
    subpath === '.' ? atMost(12, 8) : noGoal,
  )

const partRow = ([name, names]) =>
  rowOf(name, `export { ${names.join(', ')} } from './index.js'`, noGoal)

export const run = async () => ({
  header: ['entry', 'min KB', 'gz KB', 'with io-ts, fp-ts: min', 'gz', 'goal gz', 'result'],
  rows: await Promise.all([
    ...Object.entries(packageJson.exports)
      .filter(([, target]) => target.import)
      .map(entryRow),
    ...Object.entries(parts).map(partRow),
  ]),
  notes: [
    'KB of 1,000 bytes; gzip at its best level. The goal leaves io-ts and fp-ts out, which are counted in the second pair.',
    'Each entry alone: what it shares with the root entry counts in both.',
  ],
})
