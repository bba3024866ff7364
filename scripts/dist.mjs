// Builds dist if it is missing or older than what it is made from.
//
//   node scripts/dist.mjs        JavaScript and declarations
//   node scripts/dist.mjs --js   JavaScript only: enough to run, and several times faster
//   node scripts/dist.mjs --anew whatever is there, as npm run build does
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

// A folder counts as well: deleting a file changes nothing but its folder.
const newest = (path) => {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const builtAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

export const ensureDist = async ({ declarations = true, anew = false } = {}) => {
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
  if (!anew && outputs.every((output) => builtAt(join(root, output)) > changed)) return
  console.log(declarations ? 'building dist' : 'building dist, JavaScript only')
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  // Not by tsup: while it cleans for one of its builds, the others write already.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist'))
  const flags = declarations ? ['--silent'] : ['--silent', '--no-dts']
  await mustSucceed('tsup', runNode([tsup, ...flags], { cwd: root }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const has = (flag) => process.argv.includes(flag)
  await ensureDist({ declarations: !has('--js'), anew: has('--anew') })
}
