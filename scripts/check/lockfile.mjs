// What `npm ci` on another system, or a reader of package-lock.json, would trip over.
import { readFileSync } from 'node:fs'

/** Runtime dependencies that may run a script when they are installed; none does so far. */
const allowedInstallScripts = []

// node_modules/a/node_modules/@b/c -> @b/c
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const entriesOf = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)

// npm leaves out an optional package it could not find, without a word; `npm ci` then calls the
// lock out of sync, and the systems the package was for are without it.
const missingOptionals = (entries) => {
  const locked = new Set(entries.map(([path]) => nameOf(path)))
  return entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `${path} wants ${name}, which is not locked: pin a version that has them all`),
  )
}

const addresses = (entries) =>
  entries
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(([path]) => `${path} says where it was downloaded: set omit-lockfile-registry-resolved`)

const installScripts = (entries) =>
  entries
    .filter(([path, { dev, hasInstallScript }]) => path !== '' && hasInstallScript && !dev)
    .filter(([path]) => !allowedInstallScripts.includes(nameOf(path)))
    .map(([path]) => `${path} runs a script at every user's install`)

const problemsOf = (file, checks) =>
  checks.flatMap((check) => check(entriesOf(file)).map((problem) => `${file}: ${problem}`))

const problems = [
  ...problemsOf('package-lock.json', [missingOptionals, addresses, installScripts]),
  // Nobody installs it but who runs the benchmarks.
  ...problemsOf('bench/package-lock.json', [missingOptionals, addresses]),
]
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
