import { afterEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { type IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { setUpMemory } from './setups.ts'

afterEach(() => {
  jest.restoreAllMocks()
})

describe('memoryStore', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

  /** Returns the keys that are done. Claims that this makes are released again. */
  const doneOf = async (store: IdempotencyStore, keys: ReadonlyArray<string>) => {
    const done: Array<string> = []
    for (const key of keys) {
      if ((await store.claim(key, 'asking', 1)) === 'done') done.push(key)
      await store.release(key, 'asking')
    }
    return done
  }

  test('forgets the oldest of more than maxKeys done events', async () => {
    const { store } = setUpMemory(3)
    for (const key of ['a', 'b', 'c', 'd', 'e']) await store.done(key, 'a', 600)
    expect(await doneOf(store, names)).toEqual(['c', 'd', 'e'])
  })

  test('remembers one event with maxKeys 1', async () => {
    const { store } = setUpMemory(1)
    for (const key of ['a', 'b']) await store.done(key, 'a', 600)
    expect(await doneOf(store, names)).toEqual(['b'])
  })

  test('counts an event that is marked done again as the newest', async () => {
    const { store } = setUpMemory(3)
    for (const key of ['a', 'b', 'c', 'a', 'b', 'd']) await store.done(key, 'a', 600)
    expect(await doneOf(store, names)).toEqual(['a', 'b', 'd'])
  })

  test('remembers the last maxKeys of any number of events', async () => {
    const maxKeys = 1000
    const { store } = setUpMemory(maxKeys)
    const wrong: Array<number> = []
    for (let index = 0; index < 50_000; index += 1) {
      const claimed = await store.claim(String(index), 'a', 60)
      await store.done(String(index), 'a', 600)
      const around = [String(index - maxKeys), String(Math.max(0, index - maxKeys + 1))]
      const done = await doneOf(store, around)
      if (claimed !== 'claimed' || done.join() !== around[1]) wrong.push(index)
    }
    expect(wrong).toEqual([])
  })

  test('remembers and forgets the same events as the model', async () => {
    const maxKeys = 4
    const step = fc.oneof(fc.constantFrom(...names), fc.constant(undefined))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { store, pass: wait } = setUpMemory(maxKeys)
        let time = 0
        let model: ReadonlyArray<readonly [key: string, until: number]> = []
        for (const key of steps) {
          if (key === undefined) {
            time += 100
            await wait(100)
          } else {
            await store.done(key, 'a', 250)
            const others = model.filter(([name]) => name !== key)
            model = [...others, [key, time + 250] as const].slice(-maxKeys)
          }
          model = model.filter(([, until]) => until > time)
          const alive = new Set(model.map(([name]) => name))
          expect(await doneOf(store, names)).toEqual(names.filter((name) => alive.has(name)))
        }
      }),
    )
  })

  test('does not forget done events because of claims', async () => {
    const { store } = setUpMemory(2)
    await store.done('k', 'a', 600)
    for (let index = 0; index < 100; index += 1) await store.claim(String(index), 'a', 60)
    expect(await store.claim('k', 'b', 60)).toBe('done')
    expect(await store.claim('0', 'b', 60)).toBe('inFlight')
  })

  test('forgets expired claims, among any number, and no others', async () => {
    const { store, pass: wait } = setUpMemory()
    const claimAll = async (owner: string, from: number, to: number, leaseSeconds: number) => {
      const claimed = new Set<string>()
      for (let index = from; index < to; index += 1) {
        claimed.add(await store.claim(String(index), owner, leaseSeconds))
      }
      return [...claimed]
    }
    expect(await claimAll('a', 0, 900, 60)).toEqual(['claimed'])
    expect(await claimAll('a', 900, 2000, 600)).toEqual(['claimed'])
    await wait(60)
    expect(await claimAll('b', 2000, 6000, 60)).toEqual(['claimed'])
    expect(await claimAll('b', 0, 900, 60)).toEqual(['claimed'])
    expect(await claimAll('b', 900, 2000, 60)).toEqual(['inFlight'])
  })

  test('forgets only a few expired events at a time', async () => {
    const { store, pass: wait } = setUpMemory()
    const keys = Array.from({ length: 1000 }, (_, index) => String(index))
    for (const key of keys) await store.done(key, 'a', 600)
    await wait(600)
    expect(await doneOf(store, keys)).toEqual([])
    for (const key of keys) await store.done(key, 'a', 600)
    expect(await doneOf(store, keys)).toEqual(keys)
  })

  test('uses the system clock by default', () => {
    const store = memoryStore()
    expect(store.claim('k', 'a', 60)).toBe('claimed')
    expect(store.claim('k', 'b', 60)).toBe('inFlight')
    expect(store.done('k', 'a', 60)).toBe(true)
    expect(store.claim('k', 'b', 60)).toBe('done')
  })

  test.each([-3_600_000, 3_600_000])('keeps leases if its clock jumps by %d ms', (jump) => {
    let time = 1_700_000_000_000
    const store = memoryStore({ now: () => new Date(time) })
    expect(store.claim('k', 'a', 60)).toBe('claimed')
    time += jump
    expect(store.claim('k', 'b', 60)).toBe('inFlight')
    expect(store.release('k', 'a')).toBe(true)
  })

  test('has a probe that does nothing', () => {
    expect(memoryStore().probe?.()).toBeUndefined()
  })

  test.each([0, -1, 1.5, NaN, Infinity, 1e9, '10', null])(
    'throws a TypeError for maxKeys %p',
    (maxKeys) => {
      const make = () => memoryStore({ maxKeys } as { maxKeys: number })
      expect(make).toThrow(TypeError)
      expect(make).toThrow('maxKeys must be a positive integer of at most')
    },
  )

  test.each([null, 1, 'text', () => undefined])(
    'throws a TypeError for %p as options',
    (options) => {
      const make = () => memoryStore(options as object)
      expect(make).toThrow(new TypeError('The options must be an object, or be left out.'))
    },
  )

  test('throws a TypeError for a time in place of a clock', () => {
    const make = () => memoryStore({ now: new Date() as unknown as () => Date })
    expect(make).toThrow(new TypeError('now must be a function that returns a Date.'))
  })
})
