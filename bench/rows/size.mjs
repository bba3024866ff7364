// What an entry adds to a bundle.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'

import packageJson from '../../package.json' with { type: 'json' }
import { atMost, noGoal } from '../goal.mjs'

export const title = 'Size: everything that an entry exports, bundled and minified'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

const bundle = async (entry, external) => {
  const { outputFiles } = await build({
    entryPoints: [`${dist}${entry}.js`],
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

const sizeOf = async (entry, external) => {
  const minified = await bundle(entry, external)
  return {
    min: kilobytes(minified.length),
    gz: kilobytes(gzipSync(minified, { level: 9 }).length),
  }
}

const rowOf = async ([subpath, target]) => {
  const entry = /^\.\/dist\/(.+)\.js$/.exec(target.import.default)[1]
  const goal = subpath === '.' ? atMost(12, 8) : noGoal
  const own = await sizeOf(entry, ['io-ts', 'fp-ts'])
  const whole = await sizeOf(entry, [])
  return [
    subpath.replace('.', packageJson.name),
    ...[own.min, own.gz, whole.min, whole.gz].map((size) => size.toFixed(1)),
    goal.text,
    goal.verdict(own.gz),
  ]
}

export const run = async () => ({
  header: ['entry', 'min KB', 'gz KB', 'with io-ts, fp-ts: min', 'gz', 'goal gz', 'result'],
  rows: await Promise.all(
    Object.entries(packageJson.exports)
      .filter(([, target]) => target.import)
      .map(rowOf),
  ),
  notes: [
    'KB of 1,000 bytes; gzip at its best level. The goal leaves io-ts and fp-ts out, which are counted in the second pair.',
    'Each entry alone: what it shares with the root entry counts in both.',
  ],
})
