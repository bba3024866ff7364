// The size that each entry adds to a bundle.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build, transform } from 'esbuild'
import { rollup } from 'rollup'

import packageJson from '../../package.json' with { type: 'json' }
import { atMost, noGoal } from '../goal.mjs'

export const title = 'Size, bundled and minified'

/** Usual imports, for which the bundler leaves out the rest of the entry. */
const parts = {
  'createReceiver alone': { names: ['createReceiver'], goal: atMost(11, 8) },
  'createReceiver, createHandler, memoryStore': {
    names: ['createReceiver', 'createHandler', 'memoryStore'],
    goal: atMost(14.5, 11),
  },
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const target = 'es2022'

const byEsbuild = async (contents, external) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dist },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target,
    external: ['node:*', ...external],
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].contents
}

const ENTRY = `${dist}bundle-entry.js`

/** Rollup with nothing but what it needs to find our files; it takes other packages as external. */
const byRollup = async (contents) => {
  const bundle = await rollup({
    input: ENTRY,
    external: /^(?:node:|io-ts|fp-ts)/,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => {
          if (id === ENTRY) return id
          return id === '#crypto' ? `${dist}crypto.web.js` : null
        },
        load: (id) => (id === ENTRY ? contents : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true })
  const { code } = await transform(output[0].code, { minify: true, format: 'esm', target })
  return Buffer.from(code)
}

const sizeOf = (minified) => ({
  min: minified.length / 1000,
  gz: gzipSync(minified, { level: 9 }).length / 1000,
})

const rowOf = async (name, contents, goal = noGoal) => {
  const esbuild = sizeOf(await byEsbuild(contents, ['io-ts', 'fp-ts']))
  const rolled = sizeOf(await byRollup(contents))
  const whole = sizeOf(await byEsbuild(contents, []))
  return [
    name,
    ...[esbuild.min, esbuild.gz, rolled.min, rolled.gz, whole.gz].map((size) => size.toFixed(1)),
    goal.text,
    // The goal must be met by both bundlers.
    goal.verdict(Math.max(esbuild.gz, rolled.gz)),
  ]
}

const entryRow = ([subpath, exported]) =>
  rowOf(
    subpath.replace('.', packageJson.name),
    `export * from './${/^\.\/dist\/(.+\.js)$/.exec(exported.import.default)[1]}'`,
  )

const partRow = ([name, { names, goal }]) =>
  rowOf(name, `export { ${names.join(', ')} } from './index.js'`, goal)

export const run = async ({ quick }) => ({
  header: [
    'imported',
    'esbuild KB',
    'gz',
    'rollup KB',
    'gz',
    'gz with io-ts, fp-ts',
    'goal gz',
    'result',
  ],
  rows: await Promise.all([
    ...Object.entries(parts).map(partRow),
    ...Object.entries(packageJson.exports)
      .filter(([subpath, exported]) => exported.import && (!quick || subpath === '.'))
      .map(entryRow),
  ]),
  notes: [
    'KB of 1,000 bytes; gzip at its best level. io-ts and fp-ts are left out, but for one column. The bundle of rollup is minified by esbuild.',
    'Each entry alone, with everything that it exports: what it shares with the root entry counts in both. A quick run leaves out all but the root entry.',
  ],
})
