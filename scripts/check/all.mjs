// Runs the checks that every change has to pass, one after the other, and goes on after a failure.
//
//   npm run check                  runs all of them
//   npm run check -- lint types    runs only these
//   npm run check -- --jobs        prints the jobs of CI as JSON
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { npmCommand } from '../run.mjs'
import { checks } from './list.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One job for each check and version of Node. */
const jobs = checks.flatMap(({ name, programs, nodes, packages }) =>
  nodes.map((node) => ({
    title: nodes.length > 1 ? `${name} (Node ${node})` : name,
    check: name,
    node,
    programs: programs.join(' '),
    packages,
  })),
)

/** Runs a script of package.json in this terminal. Resolves with whether it succeeded. */
const succeeds = ({ name, args }) =>
  new Promise((resolve) => {
    const [command, ...first] = npmCommand()
    const npm = [...first, 'run', name, '--', ...args]
    spawn(command, npm, { cwd: root, stdio: 'inherit' })
      .on('error', (error) => {
        console.error(error.message)
        resolve(false)
      })
      .on('close', (code) => resolve(code === 0))
  })

const run = async (check) => {
  const startedAt = performance.now()
  const passed = await succeeds(check)
  return { name: check.name, passed, seconds: (performance.now() - startedAt) / 1000 }
}

const summaryOf = ({ name, passed, seconds }) =>
  `${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(0).padStart(4)} s`

const runAll = async (chosen) => {
  const results = []
  for (const check of chosen) results.push(await run(check))
  console.log(`\n${results.map(summaryOf).join('\n')}`)
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name)
  if (failed.length === 0) return
  console.log(`\nRun again only what failed: npm run check -- ${failed.join(' ')}`)
  process.exitCode = 1
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !checks.some((check) => check.name === name))
if (names.includes('--jobs')) {
  console.log(JSON.stringify(jobs))
} else if (unknown.length > 0) {
  const known = checks.map(({ name }) => name).join(', ')
  console.error(`There is no check ${unknown.join(', ')}. Choose from: ${known}.`)
  process.exitCode = 1
} else {
  await runAll(names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name)))
}
