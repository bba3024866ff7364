import { describe, expect, test } from '@jest/globals'

import type { Claimed, IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { storeBehaviours } from '../../src/testing/storeBehaviours.ts'
import { modelStore } from '../store/setups.ts'

/** A store that is right but for what `fault` replaces. */
const faulty =
  (fault: (right: IdempotencyStore) => Partial<IdempotencyStore>) => (): IdempotencyStore => {
    const right = memoryStore()
    return { ...right, ...fault(right) }
  }

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

const slow = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A store whose claim reads and writes in two steps. */
const withoutAtomicity = (): IdempotencyStore => {
  const records = new Map<string, { readonly holder: string; readonly until: number }>()
  const holderOf = (key: string): string | undefined => {
    const record = records.get(key)
    return record !== undefined && record.until > performance.now() ? record.holder : undefined
  }
  const put = (key: string, holder: string, seconds: number) =>
    records.set(key, { holder, until: performance.now() + seconds * 1000 })
  return {
    claim: async (key, owner, seconds) => {
      const holder = holderOf(key)
      await turn()
      if (holder === 'mark') return 'done'
      if (holder !== undefined && holder !== owner) return 'inFlight'
      put(key, owner, seconds)
      return 'claimed'
    },
    done: (key, owner, seconds) => {
      const holder = holderOf(key)
      put(key, 'mark', seconds)
      return [undefined, owner, 'mark'].includes(holder)
    },
    release: (key, owner) => holderOf(key) === owner && records.delete(key),
  }
}

const faults: Readonly<Record<string, () => IdempotencyStore>> = {
  'claims for everybody': faulty(() => ({ claim: () => 'claimed' })),
  'claims for one event at a time': faulty((right) => ({
    claim: (_key, owner, seconds) => right.claim('k', owner, seconds),
  })),
  'never lets a lease expire': faulty((right) => ({
    claim: (key, owner, seconds) => right.claim(key, owner, seconds * 1000),
  })),
  'cuts leases to whole seconds': faulty((right) => ({
    claim: (key, owner, seconds) => right.claim(key, owner, Math.floor(seconds)),
  })),
  'does not renew a lease': () => {
    const right = memoryStore()
    const claimed = new Set<string>()
    return {
      ...right,
      claim: (key, owner, seconds) => {
        const isAgain = claimed.has(key + owner)
        claimed.add(key + owner)
        return isAgain ? right.claim(key, 'another', seconds) : right.claim(key, owner, seconds)
      },
    }
  },
  'leaves a renewed lease as it was': () => {
    const right = memoryStore()
    const holders = new Map<string, string>()
    return {
      ...right,
      claim: async (key, owner, seconds) => {
        const state = await right.claim(key, 'asking', 1e-9)
        await slow(1)
        if (state === 'inFlight' && holders.get(key) === owner) return 'claimed'
        if (state === 'claimed') holders.set(key, owner)
        return right.claim(key, owner, seconds)
      },
    }
  },
  'marks for the holder alone': faulty((right) => ({
    done: async (key, owner, seconds) =>
      (await right.claim(key, owner, 1)) === 'claimed' && right.done(key, owner, seconds),
  })),
  'marks, and always says true': faulty((right) => ({
    done: async (key, owner, seconds) => {
      await right.done(key, owner, seconds)
      return true
    },
  })),
  'marks, and always says false': faulty((right) => ({
    done: async (key, owner, seconds) => {
      await right.done(key, owner, seconds)
      return false
    },
  })),
  'marks nothing': faulty(() => ({ done: () => true })),
  'keeps the first of two marks': () => {
    const right = memoryStore()
    const marked = new Set<string>()
    return {
      ...right,
      done: (key, owner, seconds) =>
        marked.has(key) || (marked.add(key), right.done(key, owner, seconds)),
    }
  },
  'keeps a mark for the time of a lease': faulty((right) => ({
    done: (key, owner) => right.done(key, owner, 0.5),
  })),
  'keeps a mark for ever': faulty((right) => ({
    done: (key, owner) => right.done(key, owner, 1e6),
  })),
  'releases for everybody': faulty((right) => ({
    release: async (key, owner) => {
      await right.done(key, owner, 1e-9)
      await slow(1)
      return true
    },
  })),
  'releases, and says nothing': faulty((right) => ({
    release: async (key, owner) => {
      await right.release(key, owner)
      return undefined as unknown as boolean
    },
  })),
  'releases nothing': faulty(() => ({ release: () => true })),
  'takes the owner called done for the mark': faulty((right) => ({
    claim: (key, owner, seconds) => (owner === 'done' ? 'done' : right.claim(key, owner, seconds)),
  })),
  'answers a claim with a word of its own': faulty(() => ({
    claim: () => 'OK' as Claimed,
  })),
  'cannot be reached': faulty(() => ({
    claim: () => Promise.reject(new Error('ECONNREFUSED')),
    done: () => Promise.reject(new Error('ECONNREFUSED')),
    release: () => Promise.reject(new Error('ECONNREFUSED')),
  })),
  'has a probe that fails': faulty(() => ({ probe: () => Promise.reject(new Error('full')) })),
}

/** The law that finds each of them, among others. */
const lawsBroken: Readonly<Record<string, string>> = {
  'claims for everybody': 'gives an event to one of two owners',
  'claims for one event at a time': 'keeps events apart',
  'never lets a lease expire':
    'lets the next owner claim an event once its lease has expired, and not before',
  'cuts leases to whole seconds':
    'lets the next owner claim an event once its lease has expired, and not before',
  'does not renew a lease': 'begins the lease again when its owner claims again',
  'leaves a renewed lease as it was': 'begins the lease again when its owner claims again',
  'marks for the holder alone': 'marks an event that another owner holds, and says so with false',
  'marks, and always says true': 'marks an event that another owner holds, and says so with false',
  'marks, and always says false': 'marks an event that nobody has claimed',
  'marks nothing': 'is done for every owner once it is marked',
  'keeps the first of two marks': 'replaces the time of a mark by a shorter one',
  'keeps a mark for the time of a lease': 'keeps a mark for longer than the lease of its claim',
  'keeps a mark for ever': 'forgets a mark after its time, and not before',
  'releases for everybody': 'releases nothing of another owner',
  'releases, and says nothing': 'lets the next owner claim a released event at once',
  'releases nothing': 'lets the next owner claim a released event at once',
  'takes the owner called done for the mark':
    'does not take an owner with the name of a state for that state',
  'answers a claim with a word of its own': 'gives an event to one of two owners',
  'cannot be reached': 'releases nothing that is not claimed',
  'has a probe that fails': 'has a probe that resolves, if it has one',
}

/** The names of the laws that a store breaks, with the errors that say so. */
const broken = async (makeStore: () => IdempotencyStore): Promise<ReadonlyArray<string>> => {
  const results = await Promise.all(
    storeBehaviours(makeStore).map(async ({ name, run }) => {
      try {
        await run()
        return []
      } catch (error) {
        return [`${name}: ${(error as Error).message}`]
      }
    }),
  )
  return results.flat()
}

describe('storeBehaviours', () => {
  test.concurrent.each(Object.entries(faults))('finds a store that %s', async (name, makeStore) => {
    const law = lawsBroken[name] ?? ''
    expect((await broken(makeStore)).join('\n')).toContain(`${law}: `)
  })

  test.concurrent('finds only that of a store that claims in two steps', async () => {
    expect(await broken(withoutAtomicity)).toEqual([
      "gives an event to one of many owners that claim at the same time: Of 25 claims at the same time 1 must answer 'claimed', and 25 have.",
    ])
  })

  test.concurrent('finds nothing in a store that answers with promises', async () => {
    const makeStore = (): IdempotencyStore => {
      const right = memoryStore()
      return {
        claim: async (...args) => {
          await slow(20)
          return right.claim(...args)
        },
        done: async (...args) => {
          await slow(20)
          return right.done(...args)
        },
        release: async (...args) => {
          await slow(20)
          return right.release(...args)
        },
      }
    }
    expect(await broken(makeStore)).toEqual([])
  })

  test('says what the store has answered, and what it must', async () => {
    const found = await broken(faulty(() => ({ claim: () => 'OK' as Claimed })))
    expect(found).toContain(
      "gives an event to one of two owners: claim by a must answer 'claimed', and has answered 'OK'.",
    )
    expect(await broken(faulty(() => ({ release: () => false })))).toContain(
      'lets the next owner claim a released event at once: release by a must answer true, and has answered false.',
    )
  })

  test.concurrent.each<[string, keyof IdempotencyStore]>([
    ['gives an event to one of two owners', 'claim'],
    ['gives an event to one of many owners that claim at the same time', 'claim'],
    ['marks an event that another owner holds, and says so with false', 'done'],
    ['lets the next owner claim a released event at once', 'release'],
  ])(
    'says so if the store is too slow to tell, instead of finding a fault: %s, of a slow %s',
    async (name, method) => {
      const makeStore = faulty((right) => ({
        [method]: async (...args: Parameters<IdempotencyStore['claim']>) => {
          await slow(1100)
          return right[method as 'claim'](...args)
        },
      }))
      const law = storeBehaviours(makeStore).find((one) => one.name === name)
      await expect(law?.run()).rejects.toThrow(/takes longer than a lease of a second to answer/)
    },
    60_000,
  )

  test('makes a store for each law, which may be the same', async () => {
    let made = 0
    const one = memoryStore()
    const laws = storeBehaviours(() => {
      made += 1
      return one
    })
    expect(made).toBe(0)
    await Promise.all(laws.map(({ run }) => run()))
    expect(made).toBe(laws.length)
  })

  test('has names that differ, and that say what a store does', () => {
    const names = storeBehaviours(() => memoryStore()).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]/)
  })

  test.each([undefined, null, {}, modelStore().store])(
    'throws a TypeError for %p in place of a function',
    (makeStore) => {
      expect(() => storeBehaviours(makeStore as () => IdempotencyStore)).toThrow(
        new TypeError('storeBehaviours takes a function that makes a store.'),
      )
    },
  )
})
