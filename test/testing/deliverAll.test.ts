import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { buildBody } from '../../src/testing/buildBody.ts'
import { deliverAll, type DeliverAllOptions } from '../../src/testing/deliverAll.ts'
import { virtualClock } from '../../src/testing/virtualClock.ts'

const key = 'callback-key'
const NAMES = ['a', 'b', 'c', 'd', 'e']
const bodies = NAMES.map((stream_id) => buildBody('StreamEnd', { stream_id }))

const nameOf = (body: string) => (JSON.parse(body) as { stream_id: string }).stream_id

/** A target that fails at the first attempt of each body. */
const run = async (options: Omit<DeliverAllOptions, 'key'> = {}) => {
  const posted: Array<string> = []
  let running = 0
  let mostRunning = 0
  const target = async (body: string) => {
    running += 1
    mostRunning = Math.max(mostRunning, running)
    const name = nameOf(body)
    const status = posted.includes(name) ? 200 : 500
    posted.push(name)
    await Promise.resolve()
    running -= 1
    return { status }
  }
  const results = await deliverAll(target, bodies, { key, clock: virtualClock(), ...options })
  return { posted, mostRunning, results }
}

const twice = (names: ReadonlyArray<string>) => names.flatMap((name) => [name, name])

describe('deliverAll', () => {
  test('delivers each body, and returns its attempts at the same index', async () => {
    const options = fc.record(
      {
        order: fc.constantFrom('asGiven' as const, 'reversed' as const, 'shuffled' as const),
        seed: fc.integer(),
        concurrency: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(options, async (chosen) => {
        const { mostRunning, results } = await run(chosen)
        expect(mostRunning).toBe(Math.min(chosen.concurrency ?? 5, 5))
        expect(results.map((attempts) => attempts.map(({ status }) => status))).toEqual(
          NAMES.map(() => [500, 200]),
        )
        expect(results.map(([first]) => nameOf(first?.body ?? ''))).toEqual(NAMES)
      }),
      { numRuns: 30 },
    )
  })

  test('posts all bodies at once by default, and their retries too', async () => {
    expect((await run()).posted).toEqual([...NAMES, ...NAMES])
  })

  test('posts one after the other with concurrency 1, in the given order', async () => {
    const one = { concurrency: 1 }
    expect((await run(one)).posted).toEqual(twice(NAMES))
    expect((await run({ ...one, order: 'reversed' })).posted).toEqual(twice([...NAMES].reverse()))
  })

  test('shuffles equally for the same seed, and reaches every order with some seed', async () => {
    const orders = new Set<string>()
    for (let seed = 0; seed < 40; seed += 1) {
      const { posted } = await run({ order: 'shuffled', seed, concurrency: 1 })
      orders.add(posted.join(''))
      expect([...posted].sort()).toEqual(twice(NAMES))
    }
    expect(orders.size).toBeGreaterThan(25)
    const again = { order: 'shuffled', seed: 7 } as const
    expect((await run(again)).posted).toEqual((await run(again)).posted)
  })

  test('resolves to an empty list without bodies', async () => {
    expect(await deliverAll(() => Promise.reject(new Error('called')), [], { key })).toEqual([])
  })

  test('throws at once if an argument is invalid, before anything is posted', () => {
    let calls = 0
    const target = () => Promise.resolve({ status: 200 + calls++ })
    const refused = (options: object, message: string, list: ReadonlyArray<unknown> = bodies) => {
      expect(() => deliverAll(target, list as typeof bodies, { key, ...options })).toThrow(message)
    }
    refused({ order: 'toString' }, "order must be 'asGiven', 'reversed' or 'shuffled'.")
    refused({ seed: 0.5 }, 'seed must be an integer.')
    refused({ concurrency: 0 }, 'concurrency must be a positive integer.')
    refused({ concurrency: 1.5 }, 'concurrency must be a positive integer.')
    refused({ key: '' }, 'key must be the callback key')
    refused({}, 'The body must be a plain object', [...bodies, 'body'])
    expect(calls).toBe(0)
  })
})
