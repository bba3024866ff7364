// Measures the speed, size and memory of this package: npm run bench
//
//   npm run bench -- --quick                  about a minute, less exact
//   npm run bench -- --only receive,decode    only some of the rows
//   npm run bench -- --write                  puts the tables into docs/performance.md, too
import { existsSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { ensureDist } from '../scripts/dist.mjs'
import { mustSucceed, runNpm } from '../scripts/run.mjs'
import { formatTable, withTable } from './table.mjs'

const rows = [
  'handler',
  'http',
  'frameworks',
  'cluster',
  'eventKey',
  'receive',
  'scale',
  'decode',
  'failing',
  'webhooks',
  'import',
  'size',
  'store',
  'stores',
  'soak',
]

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Installs the libraries to compare with, which have a package.json in this folder, unless they are
 * current.
 */
const ensureInstalled = async () => {
  const installed = at('node_modules/.package-lock.json')
  const isCurrent =
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
  if (isCurrent) return
  console.log('Installing the libraries to compare with.')
  await mustSucceed('npm ci', runNpm(['ci', '--prefix', at('.')], { cwd: at('.') }))
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: rows.join() },
    write: { type: 'boolean', default: false },
  },
})

const selected = values.only.split(',')
const unknown = selected.filter((name) => !rows.includes(name))
if (unknown.length > 0) {
  throw new Error(`There is no row ${unknown.join(' or ')}: choose from ${rows.join(', ')}.`)
}

await ensureInstalled()
await ensureDist({ declarations: false })

const document = at('../docs/performance.md')

const started = performance.now()
const [cpu] = cpus()
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpu?.model.trim()}\n`)

for (const name of selected) {
  try {
    const { title, run } = await import(`./rows/${name}.mjs`)
    const table = await run({ quick: values.quick })
    console.log(`${formatTable({ title, ...table })}\n`)
    if (values.write) {
      const text = withTable(await readFile(document, 'utf8'), { title, ...table })
      await writeFile(document, text)
    }
  } catch (error) {
    console.error(`${name} could not be measured:\n${error.stack}\n`)
    process.exitCode = 1
  }
}
console.log(`measured in ${Math.round((performance.now() - started) / 1000)} s`)
