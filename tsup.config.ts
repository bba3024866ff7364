import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Every entry point of the package: name in dist -> source. The name is the subpath too, `index`
 * the root. After a change here, `npm run entries -- --write` brings package.json and
 * examples/tsconfig.json into line; `npm run entries` only compares them.
 */
export const entries: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  node: 'src/adapter/node.ts',
  express: 'src/adapter/express.ts',
  koa: 'src/adapter/koa.ts',
  fastify: 'src/adapter/fastify.ts',
  web: 'src/adapter/web.ts',
  scf: 'src/adapter/scf.ts',
  redis: 'src/store/redisStore.ts',
  sql: 'src/store/sql.ts',
  testing: 'src/testing/testing.ts',
  zh: 'src/text/zh.ts',
}

/**
 * Writes the files that Node imports: they re-export the CommonJS build. Node loads io-ts, which is
 * CommonJS, several times slower by `import` than by `require`; and so `import` and `require` give the
 * same classes. Node searches the text of a CommonJS file for the names that it exports: `names.cjs`
 * has these names alone, which makes the search short. Bundlers and tracers can follow both files.
 */
const writeNodeEntries = async (): Promise<void> => {
  const require = createRequire(import.meta.url)
  const write = async (name: string): Promise<void> => {
    const names = Object.keys(require(`./dist/${name}.cjs`) as object)
    const lines = names.map((exported) => `exports.${exported} = entry.${exported}\n`)
    await writeFile(`dist/${name}.mjs`, `export * from './${name}.names.cjs'\n`)
    await writeFile(
      `dist/${name}.names.cjs`,
      `const entry = require('./${name}.cjs')\n${lines.join('')}`,
    )
  }
  await Promise.all(Object.keys(entries).map(write))
}

/**
 * Keeps Chinese texts as they are: escaped by esbuild, each character takes twice the bytes. Not for
 * the library, whose test bodies have characters that change the direction of a text.
 */
const keepUnicode: NonNullable<Options['esbuildOptions']> = (options) => {
  options.charset = 'utf8'
}

/**
 * Minifies the files that Node loads, which it must read to the end before it runs them. The names
 * of functions stay, for stack traces; a bundler minifies the ES module build by itself.
 */
const minifyCommonJs: NonNullable<Options['esbuildOptions']> = (options, { format }) => {
  options.minifySyntax = format === 'cjs'
  options.minifyWhitespace = format === 'cjs'
}

const licenseOf = async (name: string): Promise<string> => {
  const folder = `node_modules/${name}`
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as {
    readonly version: string
    readonly license: string
  }
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry))
  if (file === undefined) throw new Error(`${name} has no license file: bundle another package.`)
  const text = await readFile(`${folder}/${file}`, 'utf8')
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}

/** Writes the licenses of the bundled packages into a file beside the bundle, as these licenses demand. */
const writeLicenses = (file: string): Plugin => ({
  name: 'write-licenses',
  setup: (build) => {
    build.onEnd(async ({ metafile }) => {
      const inputs = Object.keys(metafile?.inputs ?? {})
      const names = inputs.flatMap(
        (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
      )
      const licenses = await Promise.all([...new Set(names)].sort().map(licenseOf))
      const head = `${file} contains these packages.\n`
      await writeFile(
        `dist/${file}.LICENSES.txt`,
        [head, ...licenses].join(`\n${'-'.repeat(80)}\n\n`),
      )
    })
  },
})

/** The two sides of `#crypto`: package.json has Node take one, and browsers the other. */
export const sides = { 'crypto.node': 'src/crypto/node.ts', 'crypto.web': 'src/crypto/web.ts' }

const library: Options = {
  entry: { ...entries, ...sides },
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'neutral',
  // Without splitting, each CommonJS entry has its own copy of a class they share. Splitting alone
  // sends CommonJS through Sucrase, which reorders static fields; with treeshake rollup makes it.
  splitting: true,
  treeshake: true,
  // io-ts and fp-ts are left out of the bundle because package.json lists them.
  external: [/^node:/, '#crypto'],
  // tsup would strip the `node:` prefix, which some runtimes insist on.
  removeNodeProtocol: false,
  // tsup itself sets baseUrl for the declarations, which TypeScript 6 calls deprecated.
  esbuildOptions: minifyCommonJs,
  onSuccess: writeNodeEntries,
  dts: { entry: entries, compilerOptions: { ignoreDeprecations: '6.0' } },
}

/** The command, one file. The packages that only it needs are bundled, so that users do not install them. */
const command: Options = {
  entry: { cli: 'src/cli/main.ts' },
  // Node loads io-ts several times faster by `require`.
  format: 'cjs',
  target: 'node20',
  platform: 'node',
  removeNodeProtocol: false,
  esbuildOptions: keepUnicode,
  esbuildPlugins: [writeLicenses('cli.cjs')],
}

/** The page that the command serves to the browser. */
const page: Options = {
  entry: { inspector: 'src/inspector/page/main.tsx' },
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  // By default tsup takes that of the root, which has no setting for Preact.
  tsconfig: 'src/inspector/page/tsconfig.json',
  minify: true,
  // tsup calls it inspector.global.js.
  outExtension: () => ({ js: '.js' }),
  esbuildOptions: keepUnicode,
  esbuildPlugins: [writeLicenses('inspector.js')],
}

export default [library, command, page]
