// Checks the package as users get it: packs it, installs the tarball into an empty folder, imports it
// from ESM, CommonJS, TypeScript and a bundle, and runs its command.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

import { ensureDist } from '../dist.mjs'
import { mustSucceed, runNode, runNpm } from '../run.mjs'
import { checkCommand } from './package/command.mjs'
import { bundled, compilations, consumerFiles, programs } from './package/consumer.mjs'
import { checkSize } from './package/size.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tool = (path) => join(root, 'node_modules', path)
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const step = async (what, running) => {
  const output = await mustSucceed(what, running)
  console.log(`${what} ok`)
  return output
}

// '.' and './testing', but neither './fixtures/*' nor './package.json'.
const specifiers = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([subpath]) => manifest.name + subpath.slice(1))

const anyFixture = () => {
  const files = readdirSync(join(root, 'fixtures'), { recursive: true })
  const fixture = files.filter((file) => file.endsWith('.json')).sort()[0]
  if (fixture === undefined) throw new Error('fixtures/ has no JSON file')
  return fixture.replaceAll(sep, '/')
}

const pack = async (folder) => {
  await step('npm pack', runNpm(['pack', '--pack-destination', folder], { cwd: root }))
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  return join(folder, tarball)
}

const install = async (folder, tarball) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline']
  await step('npm install of the tarball', runNpm(['install', ...quiet, tarball], { cwd: folder }))
}

const tsconfig = ({ files, ...settings }) => ({
  compilerOptions: {
    ...settings,
    target: 'es2022',
    // DOM for Request and Response. Without the types of Node, a declaration that needs them fails.
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    skipLibCheck: false,
    resolveJsonModule: true,
    noEmit: true,
  },
  files,
})

const writeConsumer = (folder) => {
  const files = consumerFiles(manifest.name, anyFixture(), specifiers)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
}

const compile = async (folder) => {
  for (const settings of compilations) {
    const project = `tsconfig.${settings.moduleResolution}.json`
    writeFileSync(join(folder, project), JSON.stringify(tsconfig(settings)))
    const tsc = [tool('typescript/bin/tsc'), '--project', project]
    await step(`tsc of ${settings.files.join(', ')}`, runNode(tsc, { cwd: folder }))
  }
}

const use = async (folder) => {
  for (const program of programs) await step(program, runNode([program], { cwd: folder }))
}

/** Bundlers take the ES module build, Node takes the CommonJS build. A bundle has all that it needs. */
const useBundled = async (folder) => {
  for (const { file, platform } of bundled) {
    const bundle = build({
      absWorkingDir: folder,
      entryPoints: [file],
      bundle: true,
      platform,
      format: 'esm',
      outfile: `bundle.${platform}.mjs`,
      logLevel: 'silent',
    })
    await step(
      `esbuild for platform ${platform}`,
      bundle.then(() => ({ ok: true, output: '' })),
    )
  }
  rmSync(join(folder, 'node_modules'), { recursive: true })
  for (const { platform } of bundled) {
    const file = `bundle.${platform}.mjs`
    await step(`${file}, without node_modules`, runNode([file], { cwd: folder }))
  }
}

await ensureDist()
const folder = mkdtempSync(join(tmpdir(), `${manifest.name}-`))
try {
  await step(
    'publint',
    runNode([tool('publint/src/cli.js'), '--strict', '--pack', 'npm'], { cwd: root }),
  )
  const tarball = await pack(folder)
  await step('attw', runNode([tool('@arethetypeswrong/cli/dist/index.js'), tarball], { cwd: root }))
  await install(folder, tarball)
  writeConsumer(folder)
  await compile(folder)
  await use(folder)
  await step(
    'live-callbacks',
    checkCommand(folder, manifest.name).then(() => ({ ok: true, output: '' })),
  )
  await step(
    'size',
    checkSize(join(folder, 'node_modules', manifest.name, 'dist')).then(() => ({
      ok: true,
      output: '',
    })),
  )
  await useBundled(folder)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
