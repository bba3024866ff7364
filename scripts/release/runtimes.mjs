// Proves the package in the runtimes it is for: packs it, installs it with them into an empty
// folder, and runs the test suite against it in each. `--only bun`, also repeated, chooses those
// whose name has the word.
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { ensureDist } from '../dist.mjs'
import { mustSucceed, run, runNpm } from '../run.mjs'
import { bundleSuite, publicApi } from './runtimes/bundle.mjs'
import { hasNodePackages, leftOutEverywhere, runtimes } from './runtimes/matrix.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const beside = (file) => fileURLToPath(new URL(`runtimes/${file}`, import.meta.url))
const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const { only = [] } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values
const has = (word) => (runtime) => runtime.name.toLowerCase().includes(word.toLowerCase())
const chosen = runtimes.filter(
  (runtime) => only.length === 0 || only.some((word) => has(word)(runtime)),
)

const testFiles = readdirSync(join(root, 'test'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replaceAll(sep, '/'))
  .sort()

const install = async (folder) => {
  await mustSucceed('npm pack', runNpm(['pack', '--pack-destination', folder], { cwd: root }))
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  const packages = Object.assign(
    { [name]: `file:${tarball}` },
    ...chosen.map((one) => one.packages),
  )
  const manifest = { name: 'runtimes', private: true, type: 'module', dependencies: packages }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline']
  await mustSucceed('npm install', runNpm(args, { cwd: folder, timeoutMs: 600_000 }))
  copyFileSync(beside('worker.capnp'), join(folder, 'worker.capnp'))
}

const filesOf = ({ withoutMd5 }, leftOut) => {
  if (withoutMd5) return [['noMd5.test.mjs', beside('noMd5.test.mjs')]]
  const isOut = (file) => leftOut.some(([start]) => file.startsWith(start))
  return testFiles.filter((file) => !isOut(file)).map((file) => [file, join(root, 'test', file)])
}

/** Reason -> what was left out for it, and those leave-outs that nothing matches any more. */
const omissionsOf = (leftOut, { leftOut: counts, internals }) => {
  const omitted = new Map()
  const stale = []
  leftOut.forEach(([start, reason], index) => {
    const count = counts[index] + testFiles.filter((file) => file.startsWith(start)).length
    const what = count > 1 ? `${start} (${count})` : start
    omitted.set(reason, [...(omitted.get(reason) ?? []), what])
    if (count === 0) stale.push(start)
  })
  const touching = Object.entries(internals).map(([internal, count]) => `${count} of ${internal}`)
  if (touching.length > 0) omitted.set('single tests of names that no entry exports', touching)
  return { omitted, stale }
}

const resultOf = (output) => {
  const json = /^.*RESULT (\{.*\})$/m.exec(output)?.[1]
  return json === undefined ? undefined : JSON.parse(json)
}

const broken = (output) => ({ passed: 0, failed: [['the suite', output]], internals: {} })

const runIn = async (runtime, folder, api) => {
  const leftOut = runtime.withoutMd5 ? [] : [...leftOutEverywhere, ...(runtime.leftOut ?? [])]
  const files = filesOf(runtime, leftOut)
  const starts = leftOut.map(([start]) => start)
  await bundleSuite({ folder, files, api, leftOut: starts, forWorkerd: runtime.isWorkerd })
  const [command, ...args] = runtime.command(folder, beside('noMd5.cnf'))
  const version = await run(command, ['--version'])
  const suite = join(folder, runtime.isWorkerd ? 'worker.capnp' : 'suite.mjs')
  // In the installed package: the suite reads its fixtures/.
  const options = { cwd: join(folder, 'node_modules', name), timeoutMs: 300_000 }
  const { ok, output } = await run(command, [...args, suite], options)
  const result = resultOf(output) ?? broken(output)
  const { omitted, stale } = result.leftOut
    ? omissionsOf(leftOut, result)
    : { omitted: new Map(), stale: [] }
  const failed = [
    ...result.failed,
    ...stale.map((start) => [start, 'is to be left out, and there is nothing that begins so']),
  ]
  if (!ok && failed.length === 0) failed.push(...broken(output).failed)
  const missing = result.failed.filter(([test]) => test.startsWith('entries › ')).length
  return {
    name: runtime.name,
    version: /\d+[\d.-]+\d/.exec(version.output)?.[0] ?? 'unknown',
    entries: `${result.leftOut ? api.size - missing : 0} of ${api.size}`,
    passed: result.passed,
    failed,
    omitted,
  }
}

const report = (results) => {
  for (const { name: runtime, failed } of results) {
    for (const [test, error] of failed) {
      console.log(`${runtime}: ${test}\n${error.replace(/^/gm, '    ')}`)
    }
  }
  const widths = [18, 14, 10, 8, 8]
  const rows = results.map((one) => [
    one.name,
    one.version,
    one.entries,
    one.passed,
    one.failed.length,
  ])
  for (const cells of [['runtime', 'version', 'entries', 'passed', 'failed'], ...rows]) {
    console.log(
      cells
        .map((cell, index) => String(cell).padEnd(widths[index]))
        .join('')
        .trimEnd(),
    )
  }
  const reasons = new Map()
  for (const { name: runtime, omitted } of results) {
    for (const [reason, what] of omitted) {
      const line = `${reason}:\n        ${what.join(', ')}`
      reasons.set(line, [...(reasons.get(line) ?? []), runtime])
    }
  }
  for (const [line, where] of reasons) console.log(`left out of ${where.join(', ')}\n    ${line}`)
}

if (chosen.length === 0) {
  console.error(
    `No runtime is called ${only.join(' or ')}: there are ${runtimes.map((one) => one.name).join(', ')}.`,
  )
  process.exit(1)
}
if (!hasNodePackages) {
  console.log(
    'Node 20, 22 and 24 are skipped, with and without MD5: their packages are for Linux on x64. The Node that runs this takes their place.',
  )
}
await ensureDist()
const folder = mkdtempSync(join(tmpdir(), `${name}-runtimes-`))
try {
  await install(folder)
  const api = await publicApi(folder, name)
  const results = []
  for (const runtime of chosen) {
    results.push(await runIn(runtime, folder, api))
    console.log(`${runtime.name} ${results.at(-1).failed.length === 0 ? 'ok' : 'failed'}`)
  }
  report(results)
  if (results.some(({ passed, failed }) => passed === 0 || failed.length > 0)) process.exitCode = 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
