// The size that usual imports add to a bundle for Node, minified and compressed. io-ts and fp-ts are
// left out, since a user of io-ts has them already.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { build, transform } from 'esbuild'

const { rollup } = createRequire(createRequire(import.meta.url).resolve('tsup'))('rollup')

/** Imported names, and the most bytes that they may add. */
const usual = [
  { names: 'createReceiver', most: 18_500 },
  { names: 'createReceiver, createHandler, memoryStore', most: 27_000 },
]

const external = ['io-ts', 'fp-ts', 'fp-ts/*']

const byEsbuild = async (contents, resolveDir) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    external,
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].contents
}

/** Rollup asks a plugin for the files: the entry, and those that the entry imports. */
const files = (contents, dist) => ({
  name: 'files',
  resolveId: (source, importer) => {
    if (importer === undefined) return source
    if (/^(?:io-ts|fp-ts|node:)/.test(source)) return { id: source, external: true }
    if (source === '#crypto') return join(dist, 'crypto.node.js')
    return join(dist, source)
  },
  load: (id) => (id === 'entry' ? contents : undefined),
})

const byRollup = async (contents, dist) => {
  const bundle = await rollup({ input: 'entry', plugins: [files(contents, dist)] })
  const { output } = await bundle.generate({ format: 'es' })
  const { code } = await transform(output[0].code, { minify: true, format: 'esm' })
  return code
}

/** Throws if an import adds more than it may. `dist` is the folder of the package that is installed. */
export const checkSize = async (dist) => {
  for (const { names, most } of usual) {
    const contents = `export { ${names} } from './index.js'`
    for (const [bundler, bundle] of Object.entries({ esbuild: byEsbuild, rollup: byRollup })) {
      const size = gzipSync(await bundle(contents, dist), { level: 9 }).length
      console.log(`${names} by ${bundler}: ${size} bytes`)
      if (size > most) {
        throw new Error(`${names} must add at most ${most} bytes: find what is bundled needlessly.`)
      }
    }
  }
}
