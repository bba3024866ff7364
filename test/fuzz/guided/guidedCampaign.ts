/**
 * Changes bodies at random, keeps those that reach something new in the source, and changes these
 * further. Each body is held to the invariants.
 */
import { type Invariant, invariants, outcomeOf, sampleOf } from '../invariants.ts'
import { parseTree } from '../parseTree.ts'
import { shrinkBytes, shrinkTree } from '../shrink.ts'
import { textOf } from '../tree.ts'
import { check, literalOf, violatedBy, Violation } from '../violation.ts'
import type { Counters } from './counters.ts'
import { featuresOf, hasFeature, seenFeatures } from './features.ts'
import { mutant } from './mutant.ts'
import { emptyPool } from './pool.ts'
import { randomOf } from './Random.ts'

export interface GuidedFinding {
  readonly invariant: string
  readonly message: string
  /** The smallest body that was found, as a JavaScript literal. */
  readonly body: string
  /** The number of the execution that found it. */
  readonly execution: number
  /** How often it was found. */
  times: number
}

export interface Progress {
  readonly executions: number
  /** The number of points that a body has reached. */
  readonly points: number
  /** The number of points that a body could reach: all but those that run while a file is loaded. */
  readonly allPoints: number
  readonly kept: number
  readonly findings: ReadonlyArray<GuidedFinding>
}

export interface GuidedReport extends Progress {
  /** The fewest bodies that reach the same. */
  readonly corpus: ReadonlyArray<Uint8Array>
  /** The points that were reached in each file, and all points of it. */
  readonly files: ReadonlyArray<{
    readonly path: string
    readonly points: number
    readonly allPoints: number
  }>
}

export interface GuidedOptions {
  readonly counters: Counters
  readonly seed: number
  /** The bodies to begin with. */
  readonly seeds: ReadonlyArray<Uint8Array>
  /** Whether to go on. It is asked from time to time. */
  readonly goOn: (progress: Progress) => boolean
  /** The most bytes of the corpus in the report. */
  readonly maxCorpusBytes: number
  /** Default: all invariants. */
  readonly checks?: ReadonlyArray<Invariant>
}

/** How many bodies are made before `goOn` is asked. */
const BATCH = 100

/** Invariants that are asynchronous are checked for one body of so many, and for those kept. */
const SLOW_EVERY = 100

/** A longer body is not tried. One whose nesting is too deep for the stack has 24 KB. */
const MAX_BYTES = 32 * 1024

const TRIES_FOR_KEPT = 60
const TRIES_FOR_FINDING = 3000

/** More findings would only repeat each other. */
const MOST_FINDINGS = 50

const textFrom = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** Makes a body smaller as long as `holds`. */
const smaller = (
  bytes: Uint8Array,
  holds: (bytes: Uint8Array) => boolean,
  tries: number,
): Uint8Array => {
  const tree = parseTree(textFrom(bytes))
  if (tree === undefined) return shrinkBytes(bytes, holds, tries)
  const text = textOf(shrinkTree(tree, (root) => holds(Buffer.from(textOf(root))), tries))
  return Buffer.from(text)
}

export const guidedCampaign = async ({
  counters: { counts, atLoad, files },
  seed,
  seeds,
  goOn,
  maxCorpusBytes,
  checks = invariants,
}: GuidedOptions): Promise<GuidedReport> => {
  const quick = checks.filter(({ every }) => every === undefined)
  const slow = checks.filter(({ every }) => every !== undefined)
  const random = randomOf(seed)
  // What runs while a file is loaded does not depend on a body.
  const counted = Uint8Array.from(atLoad, (count) => (count === 0 ? 1 : 0))
  const allIn = (from: number, to: number): number =>
    counted.subarray(from, to).reduce((sum, one) => sum + one, 0)
  const allPoints = allIn(0, counts.length)
  const seen = seenFeatures(counted)
  const pool = emptyPool()
  const findings = new Map<string, GuidedFinding>()
  let executions = 0
  let outcome = ''

  /** Holds a body to the quick invariants. The counters then have what it reached. */
  const run = (bytes: Uint8Array): Violation | undefined => {
    executions += 1
    counts.fill(0)
    try {
      const sample = violatedBy('never throws', () => sampleOf(bytes))
      outcome = outcomeOf(sample)
      for (const { name, check: holds } of quick) {
        const applies = violatedBy(name, () => holds(sample))
        if (typeof applies === 'object') throw new Error(`Give \`every\` to “${name}”: it is slow.`)
      }
      return undefined
    } catch (error) {
      if (error instanceof Violation) return error
      throw error
    }
  }

  const tell = ({ id, invariant, message }: Violation, bytes: Uint8Array): void => {
    const known = findings.get(id)
    if (known !== undefined) known.times += 1
    if (known !== undefined || findings.size >= MOST_FINDINGS) return
    const execution = executions
    const smallest = smaller(bytes, (body) => run(body)?.id === id, TRIES_FOR_FINDING)
    findings.set(id, { invariant, message, body: literalOf(smallest), execution, times: 1 })
  }

  const runSlow = async (bytes: Uint8Array): Promise<void> => {
    counts.fill(0)
    try {
      const sample = sampleOf(bytes)
      for (const invariant of slow) await check(invariant, sample)
      seen.reach(counts)
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      tell(error, bytes)
    }
  }

  /** Keeps a body that \`run\` has just run. */
  const keep = async (bytes: Uint8Array): Promise<void> => {
    const tree = parseTree(textFrom(bytes))
    pool.add({ bytes, features: featuresOf(counts), ...(tree !== undefined && { tree }) })
    seen.add(counts)
    await runSlow(bytes)
  }

  const keepSmaller = async (bytes: Uint8Array): Promise<void> => {
    const first = counts.slice()
    run(bytes)
    const fresh = seen.newIn(counts)
    // Only a first run passes the points that make a value for all later runs.
    seen.reach(first)
    if (fresh.length === 0) return
    const before = outcome
    // With the same outcome: without its signature a body would not be received any more.
    const hasFresh = (body: Uint8Array): boolean =>
      run(body) === undefined &&
      outcome === before &&
      fresh.every((feature) => hasFeature(counts, feature))
    const smallest = smaller(bytes, hasFresh, TRIES_FOR_KEPT)
    run(smallest)
    await keep(smallest)
  }

  const progress = (): Progress => ({
    executions,
    points: seen.pointsIn(0, counts.length),
    allPoints,
    kept: pool.size(),
    findings: [...findings.values()],
  })

  for (const bytes of seeds) {
    const violation = run(bytes)
    if (violation === undefined) await keep(bytes)
    else tell(violation, bytes)
  }
  while (pool.size() > 0 && goOn(progress())) {
    for (const next = executions + BATCH; executions < next;) {
      const bytes = mutant(pool.choose(random), pool.any(random), random)
      if (bytes.length > MAX_BYTES) continue
      const violation = run(bytes)
      // A promise for each body would take time: most bodies need none.
      if (violation !== undefined) tell(violation, bytes)
      else if (seen.isNew(counts)) await keepSmaller(bytes)
      else if (executions % SLOW_EVERY === 0) await runSlow(bytes)
    }
  }

  return {
    ...progress(),
    corpus: pool.smallest(maxCorpusBytes).map(({ bytes }) => bytes),
    files: files.map(({ path, from, to }) => ({
      path,
      points: seen.pointsIn(from, to),
      allPoints: allIn(from, to),
    })),
  }
}
