// Builds dist if it is missing or older than the files that it is built from.
//
//   node scripts/dist.mjs          builds JavaScript and declarations
//   node scripts/dist.mjs --js     builds only JavaScript: enough to run, and several times faster
//   node scripts/dist.mjs --force  builds also if dist is current, as `npm run build` does
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { mustSucceed, runNode } from './run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const inputs = [
  'src',
  'fixtures',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsup.config.ts',
]

// The time of a folder counts too: it is all that changes when a file is deleted.
const newest = (path) => {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const builtAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

export const ensureDist = async ({ declarations = true, force = false } = {}) => {
  const changed = Math.max(...inputs.map((input) => newest(join(root, input))))
  const outputs = [
    'dist/index.js',
    'dist/index.cjs',
    'dist/index.mjs',
    'dist/cli.cjs',
    'dist/inspector.js',
    'dist/inspector.css',
  ]
  if (declarations) outputs.push('dist/index.d.ts', 'dist/index.d.cts')
  if (!force && outputs.every((output) => builtAt(join(root, output)) > changed)) return
  console.log(declarations ? 'Building dist.' : 'Building dist, without declarations.')
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  // tsup cannot clean dist itself: its builds run at once, and one would delete what another wrote.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist'))
  const flags = declarations ? ['--silent'] : ['--silent', '--no-dts']
  await mustSucceed('tsup', runNode([tsup, ...flags], { cwd: root }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const has = (flag) => process.argv.includes(flag)
  await ensureDist({ declarations: !has('--js'), force: has('--force') })
}
