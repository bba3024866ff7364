// Bundles the test files as they are, but for what they import: of src, what the entries of the
// installed package export; of jest, the runner beside this file.
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, parse, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const runner = fileURLToPath(new URL('runner.mjs', import.meta.url))

/** What the entries of the package installed in `folder` export, by entry. */
export const publicApi = async (folder, name) => {
  const installed = join(folder, 'node_modules', name)
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const targets = Object.entries(manifest.exports).filter(([, { import: esm }]) => esm)
  const load = async ([subpath, target]) => {
    const entry = name + subpath.slice(1)
    const url = pathToFileURL(join(installed, target.import.default)).href
    const exported = await import(url).catch((cause) => {
      throw new Error(`${entry} does not load: ${cause}`, { cause })
    })
    return [entry, exported]
  }
  return new Map(await Promise.all(targets.map(load)))
}

/** The entry that exports what `file` of src calls `name`: its own entry, or one that is as good. */
const entryOf = (api, file, name) => {
  const all = [...api.keys()].filter((entry) => name in api.get(entry))
  const own = all.find((entry) => entry.endsWith(`/${parse(file).name}`))
  // The same names with Chinese texts.
  const entries = all.filter((entry) => !entry.endsWith('/zh'))
  if (own === undefined && new Set(entries.map((entry) => api.get(entry)[name])).size > 1) {
    throw new Error(`${entries.join(' and ')} export different values as ${name}.`)
  }
  return own ?? entries[0]
}

const exportsOf = async (file) => {
  const options = { format: 'esm', metafile: true, write: false, logLevel: 'error' }
  const { metafile } = await build({ entryPoints: [file], outdir: root, ...options })
  return Object.values(metafile.outputs)[0].exports
}

const src = join(root, 'src') + sep

// Starts a Redis and connects to it: here the suite runs as on a machine without one.
const fleet = join(root, 'test/fleet') + sep
const withoutRedis = 'export const withRedis = false, clients = [], startRedis = undefined'

const suite = (folder, api, isExternal) => ({
  name: 'suite',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: runner }))
    esbuild.onResolve(
      // io-ts too: a second copy would have other classes.
      { filter: /^(tencent-live-callbacks|io-ts|@noble\/hashes)/ },
      ({ path, pluginData, ...rest }) => {
        if (isExternal) return { path, external: true }
        if (pluginData === 'found') return undefined
        return esbuild.resolve(path, { kind: rest.kind, resolveDir: folder, pluginData: 'found' })
      },
    )
    esbuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.startsWith(fleet)) return { contents: withoutRedis }
      if (!path.startsWith(src)) return undefined
      const lines = (await exportsOf(path)).map((name) => {
        const entry = entryOf(api, path, name)
        return entry === undefined
          ? `export const ${name} = internal('${name}')`
          : `export { ${name} } from '${entry}'`
      })
      const contents = [`import { internal } from ${JSON.stringify(runner)}`, ...lines].join('\n')
      return { contents, resolveDir: root }
    })
    if (isExternal) return
    // workerd has it, and refuses to run it: the file that needs it for one test shall load.
    esbuild.onResolve({ filter: /^node:vm$/ }, ({ path }) => ({ path, namespace: 'stub' }))
    esbuild.onLoad({ filter: /^node:vm$/, namespace: 'stub' }, () => ({
      contents: 'export const runInNewContext = () => undefined',
    }))
  },
})

const posix = (path) => path.replaceAll(sep, '/')

const startOnImport = 'process.exitCode = (await start()) ? 0 : 1'
const startOnTest = `export default {
      test: async () => {
        if (!(await start())) throw new Error('Tests have failed.')
      },
    }`

/** The text of one ES module that loads every entry and runs the files. */
export const bundleSuite = async ({ folder, files, api, leftOut, forWorkerd }) => {
  const imports = files.map(
    ([name, path]) => `[${JSON.stringify(name)}, () => import(${JSON.stringify(posix(path))})]`,
  )
  const loads = [...api.keys()].map(
    (entry) => `test('${entry}', async () => {
      expect(Object.keys(await import('${entry}'))).not.toEqual([])
    })`,
  )
  const all = [`['entries', () => { ${loads.join('\n')} }]`, ...imports].join(',\n')
  // Imported late because workerd starts no timer, and makes nothing random, outside a handler.
  const contents = `
    const start = async () => {
      const { expect, run, test } = await import(${JSON.stringify(runner)})
      return run([${all}], ${JSON.stringify(leftOut)})
    }
    ${forWorkerd ? startOnTest : startOnImport}`
  await build({
    stdin: { contents, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    // As wrangler bundles a Worker.
    ...(forWorkerd && { platform: 'browser', conditions: ['workerd', 'worker', 'browser'] }),
    target: 'es2022',
    // jest's own packages are CommonJS and require what is built in.
    banner: { js: "const require = (name) => process.getBuiltinModule(name), __dirname = '/'" },
    external: ['node:*', ...builtinModules],
    plugins: [suite(folder, api, !forWorkerd)],
    outfile: join(folder, 'suite.mjs'),
    logLevel: 'error',
  })
}
