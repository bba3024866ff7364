// Loads the given modules with `import` or `require`, and writes how long that took.
import { createRequire } from 'node:module'

const [how, ...specifiers] = process.argv.slice(2)
const require = createRequire(import.meta.url)
const load = how === 'require' ? require : (specifier) => import(specifier)

const started = performance.now()
for (const specifier of specifiers) await load(specifier)
const ms = performance.now() - started
console.log(JSON.stringify({ ms, rss: process.memoryUsage.rss() }))
