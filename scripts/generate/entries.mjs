// Compares the entry points of package.json (exports, typesVersions) and examples/tsconfig.json
// (paths) with tsup.config.ts, the list of all entry points. With --write it updates the two files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

import { entries } from '../../tsup.config.ts'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

const names = Object.keys(entries)
const subpaths = names.filter((name) => name !== 'index')
const subpathOf = (name) => (name === 'index' ? '.' : `./${name}`)

// The first condition that matches is used, so `types` comes first. Bundlers use `module`. Node uses
// the `.mjs` file, which re-exports the CommonJS build (see tsup.config.ts).
const conditionsOf = (name) => ({
  import: {
    types: `./dist/${name}.d.ts`,
    module: `./dist/${name}.js`,
    node: `./dist/${name}.mjs`,
    default: `./dist/${name}.js`,
  },
  require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
})

const withEntries = (manifest) => ({
  ...manifest,
  exports: {
    ...Object.fromEntries(names.map((name) => [subpathOf(name), conditionsOf(name)])),
    './fixtures/*': './fixtures/*',
    './package.json': './package.json',
  },
  // Only for `moduleResolution: node10`, which does not read exports.
  typesVersions: {
    '*': Object.fromEntries(subpaths.map((name) => [name, [`./dist/${name}.d.cts`]])),
  },
})

const withPaths = (tsconfig, { name: packageName }) => ({
  ...tsconfig,
  compilerOptions: {
    ...tsconfig.compilerOptions,
    paths: {
      ...Object.fromEntries(
        names.map((name) => [
          name === 'index' ? packageName : `${packageName}/${name}`,
          [`../${entries[name]}`],
        ]),
      ),
      [`${packageName}/fixtures/*`]: ['../fixtures/*'],
      // The paths of a tsconfig replace those of the tsconfig that it extends.
      '#crypto': ['../src/crypto/node.ts'],
    },
  },
})

const manifest = read('package.json')
const tsconfig = read('examples/tsconfig.json')
const files = [
  { file: 'package.json', is: manifest, shouldBe: withEntries(manifest) },
  { file: 'examples/tsconfig.json', is: tsconfig, shouldBe: withPaths(tsconfig, manifest) },
]

const stale = files.filter(({ is, shouldBe }) => !isDeepStrictEqual(is, shouldBe))
const missing = Object.values(entries).filter((source) => !existsSync(source))

if (process.argv.includes('--write')) {
  for (const { file, shouldBe } of stale) {
    writeFileSync(file, `${JSON.stringify(shouldBe, null, 2)}\n`)
    console.log(`${file} updated: run \`npm run format:fix\`.`)
  }
} else {
  for (const { file } of stale) {
    console.error(`${file} differs from tsup.config.ts: run \`npm run entries -- --write\`.`)
  }
}
for (const source of missing)
  console.error(`${source} is listed in tsup.config.ts but does not exist.`)
process.exitCode =
  missing.length > 0 || (stale.length > 0 && !process.argv.includes('--write')) ? 1 : 0
