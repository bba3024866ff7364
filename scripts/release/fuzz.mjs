// Runs the invariants of test/fuzz with fresh seeds for as long as it is told to:
// npm run fuzz -- --minutes 5 [--seed 1 [--path 12:0:3]] [--first]
// npm run fuzz -- --guided --minutes 5 [--executions 100000] [--seed 1] [--corpus DIR] [--first]
// With --first it stops at the first finding. With --guided it changes those bodies further that
// reach something new in the source.
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// Making stacks of what was thrown would take most of the time.
process.setSourceMapsEnabled(false)

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    path: { type: 'string' },
    first: { type: 'boolean', default: false },
    guided: { type: 'boolean', default: false },
    executions: { type: 'string' },
    corpus: {
      type: 'string',
      default: join(import.meta.dirname, '../../test/fuzz/corpus'),
    },
  },
})

const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const executions = values.executions === undefined ? undefined : Number(values.executions)
const isGuidedOnly = executions !== undefined && !values.guided
if (!(minutes > 0) || !Number.isSafeInteger(seed) || executions <= 0 || isGuidedOnly) {
  console.error(
    'usage: npm run fuzz -- --minutes N [--seed S [--path P]] [--first]\n' +
      '       npm run fuzz -- --guided [--minutes N | --executions N] [--seed S] [--corpus DIR] [--first]',
  )
  process.exit(2)
}

if (values.guided) {
  const { runGuided } = await import('./fuzz/guided.mjs')
  const { first, corpus: directory } = values
  const findings = await runGuided({ seed, minutes, executions, directory, first })
  process.exit(findings.length > 0 ? 1 : 0)
}

const { campaign } = await import('../../test/fuzz/campaign.ts')

const PROGRESS_MS = 30_000

const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
const start = performance.now()
let nextProgress = PROGRESS_MS
let told = 0

const progress = ({ bodies, accepted, findings }, ms) => {
  for (const { invariant, message } of findings.slice(told)) {
    console.error(`found: ${invariant}: ${message}`)
  }
  told = findings.length
  if (ms < nextProgress) return
  nextProgress += PROGRESS_MS
  const rate = Math.round((1000 * bodies) / ms)
  console.error(
    `${Math.round(ms / 1000)} s: ${bodies} bodies, ${rate} a second, ${percent(accepted, bodies)} accepted, ${findings.length} findings`,
  )
}

const report = await campaign({
  seed,
  ...(values.path !== undefined && { path: values.path }),
  goOn: (soFar) => {
    const ms = performance.now() - start
    progress(soFar, ms)
    return ms < minutes * 60_000 && !(values.first && soFar.findings.length > 0)
  },
})

const { bodies, accepted, outcomes, findings } = report
console.log(`seed ${seed}: ${bodies} bodies, ${percent(accepted, bodies)} accepted`)
console.log('\nexecutions')
for (const [name, count] of Object.entries(report.executions)) console.log(`  ${count}  ${name}`)
console.log('\noutcomes')
for (const [tag, count] of Object.entries(outcomes).sort(([, a], [, b]) => b - a)) {
  console.log(`  ${count}  ${tag}`)
}
console.log(`\n${findings.length} findings`)
for (const { invariant, message, times, body, recipe, ...where } of findings) {
  console.log(`\n${invariant}: ${message} (in ${times} batches)`)
  console.log(`  --seed ${where.seed} --path ${where.path}`)
  console.log(`  recipe ${JSON.stringify(recipe)}`)
  console.log(
    `  body ${body.length > 4000 ? `${body.slice(0, 4000)}… ${body.length} characters` : body}`,
  )
}
process.exitCode = findings.length > 0 ? 1 : 0
