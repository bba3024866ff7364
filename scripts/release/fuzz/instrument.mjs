// A loader that puts istanbul's counters into the source that a body goes through.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { transform } from 'esbuild'
import { createInstrumenter } from 'istanbul-lib-instrument'

const ROOT = new URL('../../../', import.meta.url).href

/** TypeScript that is loaded without tsx, which keeps the names of functions and so slows them. */
const COMPILED = /^(?:src|test)\/.*\.ts$/

/** The way of a body, from its bytes to the reply. */
const COUNTED = /^src\/(?:wire|crypto|event|receive|store|handle)\//

const instrumenter = createInstrumenter({
  esModules: true,
  compact: true,
  coverageGlobalScope: 'globalThis',
  coverageGlobalScopeFunc: false,
})

export const load = async (url, context, nextLoad) => {
  const [address] = url.split('?')
  const path = address.startsWith(ROOT) ? address.slice(ROOT.length) : ''
  if (!COMPILED.test(path)) return nextLoad(url, context)
  const { code } = await transform(await readFile(fileURLToPath(address), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
  })
  const source = COUNTED.test(path) ? instrumenter.instrumentSync(code, path) : code
  return { format: 'module', source, shortCircuit: true }
}
