/** The laws of idempotency stores. */
import { randomUuid } from '#crypto'

import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import type { Behaviour } from './Behaviour.ts'
import { StoreTrial, TooSlow } from './storeTrial.ts'

type Scenario = (trial: StoreTrial, store: IdempotencyStore) => Promise<void>

/** The number of owners that claim at the same time. */
const MANY = 25

/** A lease that a scenario waits for, in seconds. */
const SHORT = 0.4

const scenarios: Readonly<Record<string, Scenario>> = {
  'gives an event to one of two owners': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.claim('b', 'inFlight')
    await trial.claim('a', 'claimed')
  },
  'gives an event to one of many owners that claim at the same time': async (trial) => {
    await trial.claimTogether(MANY, { claimed: 1, inFlight: MANY - 1, done: 0 })
  },
  'keeps events apart': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.another().claim('b', 'claimed')
    await trial.another().done('b', true)
    await trial.claim('b', 'inFlight')
    await trial.claim('a', 'claimed')
  },
  'lets the next owner claim an event once its lease has expired, and not before': async (
    trial,
  ) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.claimOnceExpired('b')
    await trial.claim('a', 'inFlight')
  },
  'begins the lease again when its owner claims again': async (trial) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.pass(SHORT / 2)
    await trial.claim('a', 'claimed', 1)
    await trial.pass(SHORT)
    await trial.claim('b', 'inFlight')
  },
  'is done for every owner once it is marked': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.done('a', true)
    await trial.claim('a', 'done')
    await trial.claim('b', 'done')
    await trial.claimTogether(MANY, { claimed: 0, inFlight: 0, done: MANY })
  },
  'marks an event that nobody has claimed': async (trial) => {
    await trial.done('a', true)
    await trial.claim('b', 'done')
  },
  'marks an event for an owner whose lease has expired': async (trial) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.expire()
    await trial.done('a', true)
    await trial.claim('b', 'done')
  },
  'marks an event that another owner holds, and says so with false': async (trial) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.claimOnceExpired('b')
    await trial.done('a', false)
    await trial.claim('c', 'done')
    await trial.release('b', false)
    await trial.claim('b', 'done')
  },
  'marks an event that is done already, and says true': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.done('a', true)
    await trial.done('b', true)
    await trial.claim('c', 'done')
  },
  'forgets a mark after its time, and not before': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.done('a', true, SHORT)
    await trial.claimOnceExpired('b')
    await trial.claim('c', 'inFlight')
  },
  'replaces the time of a mark by a longer one': async (trial) => {
    await trial.done('a', true, SHORT)
    await trial.done('b', true, 60)
    await trial.pass(2 * SHORT)
    await trial.claim('c', 'done')
  },
  'replaces the time of a mark by a shorter one': async (trial) => {
    await trial.done('a', true, 60)
    await trial.done('b', true, SHORT)
    await trial.claimOnceExpired('c')
  },
  'keeps a mark for longer than the lease of its claim': async (trial) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.done('a', true, 60)
    await trial.pass(2 * SHORT)
    await trial.claim('b', 'done')
  },
  'lets the next owner claim a released event at once': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.release('a', true)
    await trial.claim('b', 'claimed')
    await trial.release('a', false)
    await trial.claim('c', 'inFlight')
  },
  'releases nothing of another owner': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.release('b', false)
    await trial.claim('b', 'inFlight')
  },
  'releases nothing for an owner whose lease has expired': async (trial) => {
    await trial.claim('a', 'claimed', SHORT)
    await trial.expire()
    await trial.release('a', false)
    await trial.claim('b', 'claimed')
    await trial.release('a', false)
    await trial.claim('c', 'inFlight')
  },
  'releases nothing that is done': async (trial) => {
    await trial.claim('a', 'claimed')
    await trial.done('a', true)
    await trial.release('a', false)
    await trial.claim('b', 'done')
  },
  'releases nothing that is not claimed': async (trial) => {
    await trial.release('a', false)
    await trial.claim('b', 'claimed')
  },
  'does not take an owner with the name of a state for that state': async (trial) => {
    for (const owner of ['done', 'claimed', 'inFlight']) {
      await trial.claim(owner, 'claimed')
      await trial.claim('b', 'inFlight')
      await trial.release(owner, true)
    }
  },
  'has a probe that resolves, if it has one': async (_trial, { probe }) => {
    await probe?.()
  },
}

/** How often a scenario begins again, if the store was slower than a lease. */
const MOST_TRIES = 5

const runScenario = async (scenario: Scenario, store: IdempotencyStore): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    // The key has the form of an eventKey. It is new each time, so that stores may be shared.
    const key = `9999:${randomUuid().replaceAll('-', '')}`
    try {
      await scenario(new StoreTrial(store, key), store)
      return
    } catch (error) {
      if (!(error instanceof TooSlow) || tries === MOST_TRIES) throw error
    }
  }
}

/**
 * Returns the laws that every idempotency store must obey, and that those of this package do, as
 * tests for any test runner. `makeStore` is called for each of them, and may return the same store
 * again: every law uses keys of its own. They need no clock of the store, take about a
 * second each, and may run at the same time.
 *
 * That a claim is atomic over processes can be shown by no test of one process: see
 * docs/idempotency.md. Throws a TypeError if `makeStore` is no function.
 *
 * @example
 * import { memoryStore } from 'tencent-live-callbacks'
 * import { storeBehaviours } from 'tencent-live-callbacks/testing'
 *
 * // In your test file: for (const { name, run } of …) test(name, run)
 * for (const { run } of storeBehaviours(() => memoryStore())) await run()
 */
export const storeBehaviours = (
  makeStore: () => IdempotencyStore | Promise<IdempotencyStore>,
): ReadonlyArray<Behaviour> => {
  if (typeof makeStore !== 'function') {
    throw new TypeError('storeBehaviours takes a function that makes a store.')
  }
  return Object.entries(scenarios).map(([name, scenario]) => ({
    name,
    run: async () => runScenario(scenario, await makeStore()),
  }))
}
