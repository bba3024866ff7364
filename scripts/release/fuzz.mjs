// Runs the invariants of test/fuzz with fresh seeds for as long as it is told to:
// npm run fuzz -- --minutes 5 [--seed 1 [--path 12:0:3]] [--first]
// With --first it stops at the first finding.
import { parseArgs } from 'node:util'

import { campaign } from '../../test/fuzz/campaign.ts'

// Making stacks of what was thrown would take most of the time.
process.setSourceMapsEnabled(false)

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    path: { type: 'string' },
    first: { type: 'boolean', default: false },
  },
})

const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz -- --minutes N [--seed S [--path P]] [--first]')
  process.exit(2)
}

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

const { bodies, accepted, executions, outcomes, findings } = report
console.log(`seed ${seed}: ${bodies} bodies, ${percent(accepted, bodies)} accepted`)
console.log('\nexecutions')
for (const [name, count] of Object.entries(executions)) console.log(`  ${count}  ${name}`)
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
