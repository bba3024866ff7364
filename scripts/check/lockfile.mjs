// Finds mistakes in the lock files: those that break `npm ci` on another system, addresses of registries,
// and scripts that would run on every user's machine.
import { readFileSync } from 'node:fs'

/** Dependencies of users that may run a script when they are installed. So far none has to. */
const allowedInstallScripts = []

// node_modules/a/node_modules/@b/c -> @b/c
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const entriesOf = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)

// npm leaves out an optional package that it does not find, and prints no warning. `npm ci` then says
// that the lock file is out of sync, and the systems that need the package do not get it.
const missingOptionals = (entries) => {
  const locked = new Set(entries.map(([path]) => nameOf(path)))
  return entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map(
        (name) =>
          `${path} has the optional dependency ${name}, which is not in the lock file. Pin a version of which all optional dependencies are published.`,
      ),
  )
}

const addresses = (entries) =>
  entries
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(
      ([path]) =>
        `${path} has the address of a registry. Run npm install with omit-lockfile-registry-resolved=true, as .npmrc sets it.`,
    )

const installScripts = (entries) =>
  entries
    .filter(([path, { dev, hasInstallScript }]) => path !== '' && hasInstallScript && !dev)
    .filter(([path]) => !allowedInstallScripts.includes(nameOf(path)))
    .map(
      ([path]) =>
        `${path} runs a script on the machine of every user who installs the package. Use another dependency, or allow it in scripts/check/lockfile.mjs.`,
    )

const problemsOf = (file, checks) =>
  checks.flatMap((check) => check(entriesOf(file)).map((problem) => `${file}: ${problem}`))

const problems = [
  ...problemsOf('package-lock.json', [missingOptionals, addresses, installScripts]),
  // Only those who run the benchmarks install these.
  ...problemsOf('bench/package-lock.json', [missingOptionals, addresses]),
]
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
