// Checks the protocol of the idempotency store with Spin: npm run model. See model/idempotency.pml.
// All promises must hold in every state, and each must break when a rule that it rests on, or an
// exception that it makes, is left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

import { mapLimit, mustSucceed, run } from '../run.mjs'
import { exceptions, models, rules } from './model/cases.mjs'

const MODEL = join(import.meta.dirname, '../../model/idempotency.pml')
const MEBIBYTES = 6000
const MOST_STEPS = 100_000
const LAST_LINES = 40
const TIMEOUT_MS = 600_000

const isMissing = async (command) => {
  try {
    await run(command, ['--version'])
    return false
  } catch {
    return true
  }
}

/** What may be defined beside the rules and the exceptions. */
const SETTINGS = new Set(['FAULTS', 'ONLY', 'SECOND_RETRIES', 'UNDATED'])

/** Throws if the model has a rule or an exception that is never left out. */
const requireAll = () => {
  const known = new Set([...rules, ...exceptions].map(({ without }) => without))
  const conditions = readFileSync(MODEL, 'utf8')
    .match(/^#(?:if|elif).*$/gm)
    .join(' ')
  for (const name of conditions.match(/[A-Z][A-Z0-9_]+/g)) {
    if (!known.has(name) && !SETTINGS.has(name)) throw new Error(`no case leaves out ${name}`)
  }
}

const flagsOf = (defines) => defines.map((define) => `-D${define}`)

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? Number.NaN)

/** Lets Spin look for a state that breaks a promise. Throws if Spin or the compiler fails. */
const search = async (directory, defines, optimize) => {
  const cwd = mkdtempSync(join(directory, 'case-'))
  const options = { cwd, timeoutMs: TIMEOUT_MS }
  await mustSucceed('spin', run('spin', ['-a', ...flagsOf(defines), MODEL], options))
  const cFlags = ['-DSAFETY', '-DCOLLAPSE', '-DNOCLAIM', `-DMEMLIM=${MEBIBYTES}`]
  await mustSucceed(
    'gcc',
    run('gcc', [`-O${optimize}`, '-w', ...cFlags, '-o', 'pan', 'pan.c'], options),
  )
  // A handler may hang, so a process that waits for ever is no error.
  const { output } = await run(join(cwd, 'pan'), ['-E', '-n', `-m${MOST_STEPS}`], options)
  const errors = number(output, /errors: (\d+)/)
  const isWhole = !/Search not completed|max search depth too small/.test(output)
  if (Number.isNaN(errors) || (errors === 0 && !isWhole)) {
    throw new Error(`The search did not come to its end:\n${output}`)
  }
  const states = number(output, /(\d+(?:\.\d+)?(?:e\+\d+)?) states, stored/)
  return { cwd, errors, states, broken: number(output, /&&\(\d!=(\d)\)/) }
}

/** What happened before a promise broke, in words, and the last steps of the model. */
const trailOf = async (cwd, defines) => {
  const replay = async (...extra) =>
    (
      await run('spin', ['-k', 'idempotency.pml.trail', ...extra, ...flagsOf(defines), MODEL], {
        cwd,
      })
    ).output.split('\n')
  const words = (await replay()).filter((line) => /^\s*\d+: /.test(line))
  return [...words.map((line) => line.trim()), '', ...(await replay('-p')).slice(-LAST_LINES)]
}

const shown = (states) => `${states.toLocaleString('en')} states`

const holds = async (directory, { says, defines, promises }) => {
  const { cwd, errors, states, broken } = await search(directory, defines, 2)
  if (errors > 0) {
    console.error(`failed: promise ${broken} does not hold: ${says}`)
    for (const line of await trailOf(cwd, defines)) console.error(`  ${line}`)
    return false
  }
  for (const promise of promises) {
    console.log(`promise ${promise} holds: ${says}: ${shown(states)}`)
  }
  return true
}

const breaks = async (directory, what, { model, promise, without, says }) => {
  const defines = [...models[model].defines, `ONLY=${promise}`, without]
  const { errors, states } = await search(directory, defines, 0)
  const named = `promise ${promise} ${errors > 0 ? 'breaks' : 'still holds'} without the ${what} “${says}” (${without}): ${shown(states)}`
  if (errors > 0) console.log(named)
  else console.error(`failed: ${named}`)
  return errors > 0
}

for (const command of ['spin', 'gcc']) {
  if (await isMissing(command)) {
    console.log(`skipped: there is no ${command} on the PATH: apt-get install spin gcc`)
    process.exit(0)
  }
}

requireAll()
const directory = mkdtempSync(join(tmpdir(), 'live-callbacks-model-'))
process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1))

const tasks = [
  ...Object.values(models).map((model) => () => holds(directory, model)),
  ...rules.map((rule) => () => breaks(directory, 'rule', rule)),
  ...exceptions.map((exception) => () => breaks(directory, 'exception', exception)),
]
const results = await mapLimit(tasks, Math.min(2, availableParallelism()), (task) => task())
process.exitCode = results.every(Boolean) ? 0 : 1
