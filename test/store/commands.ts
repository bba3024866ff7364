/** Calls of a store in any order, and time that passes, for it and for the model. */
import { expect } from '@jest/globals'
import fc from 'fast-check'

import { modelStore, type Setup } from './setups.ts'

/** A call of a store, or time that passes; the model and the store must answer the same. */
class Step implements fc.AsyncCommand<Setup, Setup> {
  readonly #name: string
  readonly #apply: (setup: Setup) => unknown

  constructor(name: string, apply: (setup: Setup) => unknown) {
    this.#name = name
    this.#apply = apply
  }

  check(): boolean {
    return true
  }

  async run(model: Setup, real: Setup): Promise<void> {
    const [expected, answer] = [await this.#apply(model), await this.#apply(real)]
    expect(answer).toBe(expected)
  }

  toString(): string {
    return this.#name
  }
}

// In minutes, so that the run time of the test itself makes no difference to Redis.
const seconds = (most: number) => fc.integer({ min: 1, max: most }).map((minutes) => minutes * 60)
const key = fc.constantFrom('k', 'l', 'm')
const owner = fc.constantFrom('a', 'b', 'c', 'done')

const steps = [
  fc
    .tuple(key, owner, seconds(4))
    .map((args) => new Step(`claim ${args.join()}`, ({ store }) => store.claim(...args))),
  fc
    .tuple(key, owner, seconds(8))
    .map((args) => new Step(`done ${args.join()}`, ({ store }) => store.done(...args))),
  fc
    .tuple(key, owner)
    .map((args) => new Step(`release ${args.join()}`, ({ store }) => store.release(...args))),
  seconds(3).map((time) => new Step(`pass ${String(time)}`, ({ pass }) => pass(time))),
]

/** Throws if a store does not answer as the model does, in some order of calls. */
export const mustBeTheModel = (
  setUp: () => Setup | Promise<Setup>,
  numRuns: number,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 60 }), async (commands) => {
      const setups = { model: modelStore(), real: await setUp() }
      await fc.asyncModelRun(() => setups, commands)
    }),
    { numRuns },
  )
