// npm run fuzz -- --guided: changes those bodies further that reach something new in the source.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'node:module'
import { join } from 'node:path'

// Before the source is loaded, which is why the modules below are loaded by `import()`.
register('./instrument.mjs', import.meta.url)

/** All of the source that the invariants call, without what it imports. */
const CALLED = [
  'event/describeErrcode',
  'event/occurredAt',
  'event/streamOf',
  'event/unknownFields',
  'handle/handler',
  'receive/describeError',
  'receive/receiver',
  'store/eventKey',
  'store/memoryStore',
]
for (const path of CALLED) await import(`../../../src/${path}.ts`)

const { countersOf } = await import('../../../test/fuzz/guided/counters.ts')
const counters = countersOf(globalThis.__coverage__)

// These already call the source, which is why it is loaded, and its counters are taken, before.
const { fixtures } = await import('../../../src/testing/fixtures.ts')
const { signedText } = await import('../../../test/fuzz/delivery.ts')
const { corpusOf, corpusText } = await import('../../../test/fuzz/guided/corpusFile.ts')
const { guidedCampaign } = await import('../../../test/fuzz/guided/guidedCampaign.ts')
const uncounted = Object.keys(globalThis.__coverage__).slice(counters.files.length)
if (uncounted.length > 0) throw new Error(`Add to CALLED what imports ${uncounted.join(', ')}.`)

const PROGRESS_MS = 10_000

/** The corpus is in the repository, so it must stay small. */
const MAX_CORPUS_BYTES = 400_000

/** The curve has a row whenever the executions have grown by so much. */
const CURVE_STEP = 1.1

const CURVE_HEAD = 'executions\tseconds\tpoints\tof\tkept\n'

const readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

const seedOf = (body) =>
  Buffer.from(signedText(JSON.stringify({ ...body, t: undefined, sign: undefined })))

/** The executions and seconds of earlier campaigns, which a curve goes on from. */
const endOf = (curve) => {
  const [executions = 0, seconds = 0] = curve.trimEnd().split('\n').at(-1).split('\t').map(Number)
  return Number.isNaN(executions) ? { executions: 0, seconds: 0 } : { executions, seconds }
}

const printFindings = (findings) => {
  console.log(`\n${findings.length} findings`)
  for (const { invariant, message, times, execution, body } of findings) {
    console.log(`\n${invariant}: ${message} (${times} times, first in execution ${execution})`)
    console.log(`  body ${body}`)
  }
}

const printFiles = (files) => {
  console.log('\npoints of each file')
  for (const { path, points, allPoints } of files) {
    if (allPoints > 0) console.log(`  ${points} of ${allPoints}  ${path}`)
  }
}

/** Runs a guided campaign, and writes its corpus and curve. Returns its findings. */
export const runGuided = async ({ seed, minutes, executions: most, directory, first }) => {
  const bodiesPath = join(directory, 'bodies.jsonl')
  const curvePath = join(directory, 'curve.tsv')
  const corpus = corpusOf(readIfThere(bodiesPath) ?? '')
  const curve = [readIfThere(curvePath) ?? CURVE_HEAD]
  const before = endOf(curve[0])
  const start = performance.now()
  let nextProgress = PROGRESS_MS
  let nextRow = 100
  let told = 0

  const secondsSo = () => (performance.now() - start) / 1000
  const addRow = ({ executions, points, allPoints, kept }) => {
    const all = before.executions + executions
    const seconds = Math.round(before.seconds + secondsSo())
    curve.push(`${[all, seconds, points, allPoints, kept].join('\t')}\n`)
  }

  // On a machine that is busy, the time of the processor says more than that of the clock.
  const cpuStart = process.cpuUsage()
  const rates = (executions) => {
    const { user, system } = process.cpuUsage(cpuStart)
    const perSecond = Math.round(executions / secondsSo())
    return `${perSecond} a second, ${Math.round((1e6 * executions) / (user + system))} a second of processor time`
  }

  const printProgress = ({ executions, points, allPoints, kept, findings }) => {
    console.error(
      `${Math.round(secondsSo())} s: ${executions} executions, ${rates(executions)}, ${points} of ${allPoints} points, ${kept} bodies kept, ${findings.length} findings`,
    )
  }

  // Most bodies make an error that nobody reads the stack of.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const report = await guidedCampaign({
    counters,
    seed,
    seeds: [...fixtures.map(({ body }) => seedOf(body)), ...corpus],
    maxCorpusBytes: MAX_CORPUS_BYTES,
    goOn: (progress) => {
      for (const { invariant, message, body } of progress.findings.slice(told)) {
        console.error(`found: ${invariant}: ${message}\n  body ${body}`)
      }
      told = progress.findings.length
      const ms = performance.now() - start
      if (ms >= nextProgress) {
        nextProgress += PROGRESS_MS
        printProgress(progress)
      }
      if (progress.executions >= nextRow) {
        nextRow = progress.executions * CURVE_STEP
        addRow(progress)
      }
      if (first && told > 0) return false
      return most === undefined ? ms < minutes * 60_000 : progress.executions < most
    },
  })

  Error.stackTraceLimit = stackTraceLimit
  addRow(report)
  mkdirSync(directory, { recursive: true })
  writeFileSync(bodiesPath, corpusText(report.corpus))
  writeFileSync(curvePath, curve.join(''))
  printFiles(report.files)
  console.log(`\nseed ${seed}`)
  printProgress(report)
  console.log(`${report.corpus.length} bodies are in ${bodiesPath}`)
  printFindings(report.findings)
  return report.findings
}
