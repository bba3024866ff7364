/** Runs the invariants on batches of random bodies, each batch with its own seed. */
import fc from 'fast-check'

import { deliver, type Recipe, recipe } from './delivery.ts'
import { invariants, outcomeOf, type Sample, sampleOf } from './invariants.ts'
import { check, literalOf, violatedBy, Violation } from './violation.ts'

export interface Finding {
  readonly invariant: string
  readonly message: string
  readonly seed: number
  readonly path: string
  readonly recipe: Recipe
  /** The body, as a JavaScript literal. */
  readonly body: string
  /** The number of batches that found it. */
  times: number
}

export interface Report {
  readonly bodies: number
  readonly accepted: number
  readonly executions: Readonly<Record<string, number>>
  /** The number of bodies with each result, by the `_tag` of the error. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly findings: ReadonlyArray<Finding>
}

export interface CampaignOptions {
  readonly seed: number
  /** Runs only this counterexample of the seed. */
  readonly path?: string
  /** Whether to run another batch, decided from the report so far. */
  readonly goOn: (report: Report) => boolean
  /** The number of bodies with the same seed. Default: 1000. */
  readonly batch?: number
}

/** Makes a sample. If the library throws, that is a violation. */
const receive = (made: Recipe): Sample => violatedBy('never throws', () => sampleOf(deliver(made)))

/** The invariants that a body violates, with the reasons. */
export const violationsOf = async (bytes: Uint8Array): Promise<ReadonlyArray<string>> => {
  const sample = sampleOf(bytes)
  const violations: Array<string> = []
  for (const invariant of invariants) {
    try {
      await check(invariant, sample)
    } catch (error) {
      violations.push(error instanceof Violation ? error.id : String(error))
    }
  }
  return violations
}

/** Runs batches until `goOn` returns false. */
export const campaign = async ({
  seed,
  path,
  goOn,
  batch = 1000,
}: CampaignOptions): Promise<Report> => {
  const executions: Record<string, number> = Object.fromEntries(
    invariants.map(({ name }) => [name, 0]),
  )
  const outcomes: Record<string, number> = {}
  const findings = new Map<string, Finding>()
  let bodies = 0

  const checkAll = async (made: Recipe): Promise<void> => {
    const sample = receive(made)
    const outcome = outcomeOf(sample)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    for (const invariant of invariants) {
      const { name, every = 1 } = invariant
      if (bodies % every === 0 && (await check(invariant, sample))) {
        executions[name] = (executions[name] ?? 0) + 1
      }
    }
    bodies += 1
  }

  /** Checks only one invariant, so that shrinking does not switch to another. */
  const shrink = async (name: string, parameters: fc.Parameters<[Recipe]>) => {
    const broken = invariants.filter((invariant) => invariant.name === name)
    const property = fc.asyncProperty(recipe, async (made) => {
      const sample = receive(made)
      for (const invariant of broken) await check(invariant, sample)
    })
    return fc.check(property, parameters)
  }

  const report = (): Report => ({
    bodies,
    accepted: outcomes['accepted'] ?? 0,
    executions,
    outcomes,
    findings: [...findings.values()],
  })

  for (let next = seed; goOn(report()); next = (next + 1) | 0) {
    const parameters = { seed: next, numRuns: batch, ...(path !== undefined && { path }) }
    const failed = await fc.check(fc.asyncProperty(recipe, checkAll), {
      ...parameters,
      endOnFailure: true,
    })
    const violation = failed.errorInstance
    const made = failed.counterexample?.[0]
    if (violation instanceof Violation && made !== undefined) {
      const { id, invariant, message } = violation
      const known = findings.get(id)
      if (known !== undefined) {
        known.times += 1
      } else {
        const shrunk = await shrink(invariant, parameters)
        const smallest = shrunk.counterexample?.[0] ?? made
        findings.set(id, {
          invariant,
          message,
          seed: next,
          path: shrunk.counterexamplePath ?? failed.counterexamplePath ?? '',
          recipe: smallest,
          body: literalOf(deliver(smallest)),
          times: 1,
        })
      }
    } else if (failed.failed) {
      throw new Error('The fuzzer itself has failed.', { cause: failed.errorInstance })
    }
    if (path !== undefined) break
  }
  return report()
}
