import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { type Claimed, StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'
import { type Client, clients } from '../fleet/clients.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'
import { modelStore, type Setup, setUpMemory } from './setups.ts'

describe('StoreUnavailable', () => {
  test('has a message that says what to do, and keeps the cause', () => {
    const cause = new Error('ECONNREFUSED')
    const error = new StoreUnavailable(cause)
    expect(error).toMatchObject({ _tag: 'StoreUnavailable', name: 'StoreUnavailable', cause })
    expect(error).toBeInstanceOf(Error)
    expect(error.message).toMatch(/check its connection/)
  })
})

let redis: RedisServer
const connected = new Map<string, Client>()

// Long enough for a Redis that starts slowly on a busy machine.
jest.setTimeout(60_000)

beforeAll(async () => {
  if (!withRedis) return
  redis = await startRedis()
  for (const [name, connect] of clients) connected.set(name, await connect(redis.port))
})

afterAll(async () => {
  for (const client of connected.values()) client.close()
  // `redis` is undefined if it could not be started.
  await (redis as RedisServer | undefined)?.remove()
})

afterEach(() => {
  jest.restoreAllMocks()
})

const clientOf = (name: string): Client => {
  const client = connected.get(name)
  if (client === undefined) throw new Error(`There is no client ${name}.`)
  return client
}

const setUpRedis = async (name: string): Promise<Setup> => {
  const send: SendCommand = (...command) => clientOf(name).send(...command)
  await send('FLUSHALL')
  return {
    store: redisStore(send),
    // Shortens the remaining time of each key instead of waiting.
    pass: async (seconds) => {
      for (const key of (await send('KEYS', '*')) as ReadonlyArray<string>) {
        const left = Number(await send('PTTL', key)) - seconds * 1000
        await send('PEXPIRE', key, String(left))
      }
    },
  }
}

const stores: ReadonlyArray<readonly [name: string, setUp: () => Setup | Promise<Setup>]> = [
  ['memoryStore', setUpMemory],
  ...(withRedis ? clients : []).map(
    ([name]) => [`redisStore of ${name}`, () => setUpRedis(name)] as const,
  ),
]

type Step =
  | readonly [call: 'claim' | 'done', key: string, owner: string, seconds: number]
  | readonly [call: 'release', key: string, owner: string]
  | readonly [call: 'pass', seconds: number]

const run = async ({ store, pass }: Setup, step: Step): Promise<unknown> => {
  if (step[0] === 'pass') return pass(step[1])
  if (step[0] === 'release') return store.release(step[1], step[2])
  return store[step[0]](step[1], step[2], step[3])
}

const claim = (owner: string, seconds = 60): Step => ['claim', 'k', owner, seconds]
const done = (owner: string, seconds = 600): Step => ['done', 'k', owner, seconds]
const release = (owner: string): Step => ['release', 'k', owner]
const pass = (seconds: number): Step => ['pass', seconds]

const behaviours: ReadonlyArray<
  readonly [name: string, steps: ReadonlyArray<readonly [step: Step, answer?: Claimed | boolean]>]
> = [
  [
    'gives an event to one of two owners',
    [
      [claim('a'), 'claimed'],
      [claim('b'), 'inFlight'],
    ],
  ],
  [
    'claims again for the same owner, with a whole new lease',
    [
      [claim('a'), 'claimed'],
      [pass(30)],
      [claim('a'), 'claimed'],
      [pass(45)],
      [claim('b'), 'inFlight'],
    ],
  ],
  [
    'is done for every owner after the owner has marked it',
    [
      [claim('a'), 'claimed'],
      [done('a'), true],
      [claim('a'), 'done'],
      [claim('b'), 'done'],
    ],
  ],
  [
    'lets another owner claim a released event at once',
    [
      [claim('a'), 'claimed'],
      [release('a'), true],
      [claim('b'), 'claimed'],
      [release('a'), false],
      [claim('c'), 'inFlight'],
    ],
  ],
  [
    'lets another owner claim an event after its lease has expired',
    [
      [claim('a'), 'claimed'],
      [pass(59)],
      [claim('b'), 'inFlight'],
      [pass(1)],
      [claim('b'), 'claimed'],
      [claim('a'), 'inFlight'],
    ],
  ],
  [
    'lets a late owner mark an event that another owner holds, and says so',
    [
      [claim('a'), 'claimed'],
      [pass(61)],
      [claim('b'), 'claimed'],
      [done('a'), false],
      [claim('c'), 'done'],
      [claim('b'), 'done'],
      [release('b'), false],
      [done('b'), true],
      [claim('a'), 'done'],
    ],
  ],
  [
    'does not let a late owner release an event that another owner holds',
    [
      [claim('a'), 'claimed'],
      [pass(61)],
      [claim('b'), 'claimed'],
      [release('a'), false],
      [claim('c'), 'inFlight'],
    ],
  ],
  [
    'replaces the time of a mark by a new one, also by a shorter one',
    [
      [claim('a'), 'claimed'],
      [done('a', 600), true],
      [done('b', 60), true],
      [pass(61)],
      [claim('c'), 'claimed'],
    ],
  ],
  [
    'lets a late owner mark an event that no other owner holds',
    [[claim('a'), 'claimed'], [pass(61)], [done('a'), true], [claim('b'), 'done']],
  ],
  [
    'returns false to a release after the lease has expired',
    [[claim('a'), 'claimed'], [pass(61)], [release('a'), false]],
  ],
  [
    'lets a late owner mark an event that another owner has marked done',
    [
      [claim('a'), 'claimed'],
      [pass(61)],
      [claim('b'), 'claimed'],
      [done('b'), true],
      [done('a'), true],
      [release('a'), false],
      [claim('c'), 'done'],
    ],
  ],
  [
    'does not release an event that is done',
    [
      [claim('a'), 'claimed'],
      [done('a'), true],
      [release('a'), false],
      [claim('b'), 'done'],
    ],
  ],
  [
    'returns false to a release of an event that is not claimed',
    [
      [release('a'), false],
      [claim('b'), 'claimed'],
    ],
  ],
  [
    'forgets a done event after its ttl',
    [
      [claim('a'), 'claimed'],
      [done('a'), true],
      [pass(599)],
      [claim('b'), 'done'],
      [pass(1)],
      [claim('b'), 'claimed'],
    ],
  ],
  [
    'forgets each event after its own ttl, in any order',
    [
      [['done', 'first', 'a', 600], true],
      [done('a', 60), true],
      [pass(61)],
      [claim('b'), 'claimed'],
      [claim('c'), 'inFlight'],
      [['claim', 'first', 'b', 60], 'done'],
    ],
  ],
  [
    'keeps events apart',
    [
      [claim('a'), 'claimed'],
      [['claim', 'another', 'b', 60], 'claimed'],
      [['done', 'another', 'b', 60], true],
      [claim('b'), 'inFlight'],
    ],
  ],
  [
    'does not read an owner called done as the mark',
    [
      [claim('done'), 'claimed'],
      [claim('b'), 'inFlight'],
      [release('done'), true],
      [claim('b'), 'claimed'],
    ],
  ],
]

describe.each(stores)('%s', (_, setUp) => {
  test.each(behaviours)('%s', async (_name, steps) => {
    const setup = await setUp()
    for (const [step, answer] of steps) expect(await run(setup, step)).toBe(answer)
  })

  test('gives an event to one of many simultaneous claims', async () => {
    const { store } = await setUp()
    const owners = Array.from({ length: 50 }, (_owner, index) => `owner-${index}`)
    const claimed = await Promise.all(owners.map(async (owner) => store.claim('k', owner, 60)))
    expect(claimed.filter((answer) => answer === 'claimed')).toHaveLength(1)
    expect(claimed.filter((answer) => answer === 'inFlight')).toHaveLength(49)
  })

  // In minutes, so that the run time of the test itself makes no difference to Redis.
  const minutes = (max: number) => fc.integer({ min: 1, max }).map((minute) => minute * 60)
  const key = fc.constantFrom('k', 'l', 'm')
  const owner = fc.constantFrom('a', 'b', 'c')
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(fc.constant('claim'), key, owner, minutes(4)),
    fc.tuple(fc.constant('done'), key, owner, minutes(8)),
    fc.tuple(fc.constant('release'), key, owner),
    fc.tuple(fc.constant('pass'), minutes(3)),
  )

  test('returns the same as the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const [model, setup] = [modelStore(), await setUp()]
        for (const each of steps) expect(await run(setup, each)).toBe(await run(model, each))
      }),
      { numRuns: 60 },
    )
  })
})
