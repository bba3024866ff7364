import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import {
  type Claimed,
  eventKey,
  type IdempotencyStore,
  memoryStore,
  StoreUnavailable,
} from '../../src/store/idempotency.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import { type Client, clients } from '../fleet/clients.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'

/** The same value with the fields of its objects in another order, at every depth. */
const reordered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject).reverse()
  return Object.fromEntries(entries.map(([name, part]) => [name, reordered(part)]))
}

/** Without natural key, so that all fields count. */
const other = (fields: Readonly<Record<string, unknown>>): JsonObject => ({
  event_type: 9999,
  ...fields,
})

describe('eventKey', () => {
  test.each(fixtures)('is the same for $name signed anew and in another order', ({ body }) => {
    const key = eventKey(body)
    expect(key).toMatch(/^[0-9]+:[0-9a-f]{32}$/)
    expect(eventKey(signBody(body, { key: 'another', t: 1800000000 }))).toBe(key)
    expect(eventKey(reordered(body) as JsonObject)).toBe(key)
    expect(eventKey(JSON.parse(JSON.stringify(body)) as JsonObject)).toBe(key)
  })

  test('differs for any two fixtures, but for the two of one recording', () => {
    const keys = fixtures.map(({ body }) => eventKey(body))
    const again = fixtures.filter((_, index) => keys.indexOf(keys[index] ?? '') < index)
    expect(again.map(({ name }) => name)).toEqual(['RecordFile/current'])
    expect(eventKey(buildBody('RecordFile'))).toBe(
      eventKey(buildBody('RecordFile', { callback_ext: '{"broken' })),
    )
  })

  test.each([
    ['StreamBegin', ['stream_id', 'sequence']],
    ['StreamEnd', ['stream_id', 'sequence']],
    ['RecordFile', ['file_id', 'file_format', 'start_time']],
    ['Snapshot', ['app', 'appname', 'stream_id', 'pic_url', 'create_time']],
    ['RecordStatus', ['session_id', 'seq', 'record_event']],
  ] as const)('of %s is made from %j, as digits or numbers', (kind, names) => {
    const body = buildBody(kind)
    const key = eventKey(body)
    expect(eventKey({ ...body, appid: 1, added: 'later' })).toBe(key)
    for (const name of names) {
      const digits = { ...body, [name]: '1700000000' }
      expect(eventKey(digits)).not.toBe(key)
      expect(eventKey({ ...body, [name]: 1700000000 })).toBe(eventKey(digits))
    }
  })

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['null', null],
    ['an object', {}],
    ['true', true],
    ['a number that JSON has rounded', 2 ** 60],
  ])('is made from all fields where one of the natural key is %s', (_, sequence) => {
    const body = buildBody('StreamBegin', { sequence })
    expect(eventKey(body)).not.toBe(eventKey({ ...body, event_time: 1 }))
    expect(eventKey(body)).toBe(eventKey({ ...body, t: 1, sign: 'a' }))
  })

  test('differs between snapshots of one path at different times', () => {
    const first = buildBody('Snapshot', { create_time: 1763532000 })
    expect(eventKey({ ...first, create_time: 1763532010 })).not.toBe(eventKey(first))
  })

  test('differs between the events of one push', () => {
    const fields = { stream_id: 'room-1', sequence: '7' }
    expect(eventKey(buildBody('StreamBegin', fields))).not.toBe(
      eventKey(buildBody('StreamEnd', fields)),
    )
  })

  test('does not run two values together', () => {
    const of = (stream_id: string, sequence: string) =>
      eventKey(buildBody('StreamBegin', { stream_id, sequence }))
    expect(of('a","b', 'c')).not.toBe(of('a', 'b","c'))
    expect(of('1', '12')).not.toBe(of('11', '2'))
  })

  test('takes the number of the event as digits too', () => {
    const body = buildBody('QualityControl')
    expect(eventKey({ ...body, event_type: '343' })).toMatch(/^343:/)
    const begin = buildBody('StreamBegin')
    expect(eventKey({ ...begin, event_type: '1' })).toBe(eventKey(begin))
  })

  test('is there for a body that has no number', () => {
    expect(eventKey({ a: 1 })).toMatch(/^none:[0-9a-f]{32}$/)
    expect(eventKey({ a: 1, event_type: null })).not.toBe(eventKey({ a: 2, event_type: null }))
  })

  test('leaves out t and sign at the top alone', () => {
    expect(eventKey(other({ a: { t: 1, sign: 'a' } }))).not.toBe(
      eventKey(other({ a: { t: 2, sign: 'a' } })),
    )
  })

  test('tells apart what looks alike', () => {
    const bodies = [
      {},
      { a: null },
      { a: 'null' },
      { a: [] },
      { a: {} },
      { a: '' },
      { a: 1 },
      { a: '1' },
      { a: [1] },
      { a: [[1]] },
      { a: [1, 2] },
      { a: [12] },
      { a: { 0: 1 } },
      { a: true },
      { a: '#0' },
      { a: { b: 1 }, c: 2 },
      { a: { b: 1, c: 2 } },
      { a: [{}, 1] },
      { a: [{ 1: 1 }] },
    ]
    expect(new Set(bodies.map((body) => eventKey(other(body)))).size).toBe(bodies.length)
  })

  test('reveals nothing of the body', () => {
    const body = buildBody('StreamBegin', { stream_id: 'secret', sequence: '123456789' })
    expect(eventKey(body)).not.toMatch(/secret|123456789/)
  })

  test('has a field named __proto__ for data', () => {
    const body = (admin: number) =>
      JSON.parse(`{"event_type":9999,"__proto__":{"a":${admin}}}`) as JsonObject
    expect(eventKey(body(1))).not.toBe(eventKey(body(2)))
  })

  test('is the same where keys are in order, which is quicker, and where they are not', () => {
    const list = Array.from({ length: 12 }, (_, index) => index)
    const parts = { '': 'text', a: [true, null, { a: 1, b: false }], b: {}, c: list, d: 0.5 }
    const inOrder = { ...parts, event_type: 9999, z: '' }
    const stringify = jest.spyOn(JSON, 'stringify')
    const key = eventKey(inOrder)
    // Once for all of it, and not for each key and text.
    expect(stringify).toHaveBeenCalledTimes(1)
    expect(eventKey({ z: '', event_type: 9999, ...parts })).toBe(key)
    expect(stringify.mock.calls.length).toBeGreaterThan(2)
    stringify.mockRestore()
    expect(eventKey({ ...inOrder, c: [...list].reverse() })).not.toBe(key)
  })

  test('tells apart what JSON has no word for, in whatever order', () => {
    const numbers = [null, Infinity, -Infinity, NaN, 0].map((a) => [
      eventKey(other({ a })),
      eventKey(other({ z: 1, a })),
    ])
    expect(new Set(numbers.flat()).size).toBe(10)
    expect(eventKey(JSON.parse('{"a":1e400,"event_type":9999}') as JsonObject)).toBe(
      eventKey(JSON.parse('{"event_type":9999,"a":1e400}') as JsonObject),
    )
  })

  test('copes with a body that is nested deeper than the stack', () => {
    const nested = (depth: number, open: string, close: string): JsonObject =>
      JSON.parse(
        `{"event_type":9999,"a":${open.repeat(depth)}1${close.repeat(depth)}}`,
      ) as JsonObject
    const arrays = nested(200_000, '[', ']')
    const objects = nested(200_000, '{"a":', '}')
    const keys = [arrays, objects, nested(199_999, '[', ']')].map(eventKey)
    expect(new Set(keys).size).toBe(3)
    expect(eventKey(nested(200_000, '[', ']'))).toBe(keys[0])
  })

  test('copes with objects of the host that JSON could not have made', () => {
    const cyclic: Record<string, unknown> = { event_type: 9999 }
    cyclic['self'] = cyclic
    cyclic['list'] = [cyclic, [cyclic]]
    expect(eventKey(cyclic as unknown as JsonObject)).toMatch(/^9999:/)

    const bare = Object.assign(Object.create(null) as object, { a: 1 })
    const unspeakable = { toString: 1, valueOf: 1 }
    expect(eventKey(other({ a: bare, b: bare }))).toMatch(/^9999:/)
    expect(eventKey(other({ a: unspeakable, b: unspeakable }))).toMatch(/^9999:/)

    let deep: Array<unknown> = []
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(eventKey(other({ a: deep, b: deep }))).toMatch(/^9999:/)

    // As many ways through it as atoms in a room, with the keys in order and not.
    let wide: Record<string, unknown> = {}
    for (let depth = 0; depth < 90; depth += 1) wide = { a: wide, b: wide }
    expect(eventKey(other(wide))).toMatch(/^9999:/)
    expect(eventKey(other({ z: wide }))).toMatch(/^9999:/)

    const scalars = [undefined, 1n, Symbol('a'), () => 1, NaN, new Date(0), new Map()]
    expect(eventKey(other({ a: scalars }))).toMatch(/^9999:/)
  })

  test('tells apart which of the objects seen before comes again', () => {
    const [first, second] = [{ a: 1 }, { a: 1 }]
    expect(eventKey(other({ list: [first, second, first] }))).not.toBe(
      eventKey(other({ list: [first, second, second] })),
    )
  })

  const name = fc.string({ unit: 'binary', maxLength: 4 })
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json)
  const fields = fc.dictionary(name, json, { maxKeys: 6 }).map(({ event_type: _, ...rest }) => rest)

  test('is the same whatever the order of the fields', () => {
    fc.assert(
      fc.property(fields, (body) => {
        expect(eventKey(reordered(other(body)) as JsonObject)).toBe(eventKey(other(body)))
      }),
    )
  })

  test('differs where any field but t and sign differs', () => {
    // Text that has -0 as 0, as the key has it.
    const text = (value: Json | undefined) => JSON.stringify([value])
    const field = name.filter((key) => !['t', 'sign', 'event_type', '__proto__'].includes(key))
    fc.assert(
      fc.property(fields, field, json, (body, key, value) => {
        fc.pre(text(body[key]) !== text(value) || !Object.hasOwn(body, key))
        const changed = { ...body, [key]: value }
        fc.pre(text(reordered(changed)) !== text(reordered(body)))
        expect(eventKey(other(changed))).not.toBe(eventKey(other(body)))
      }),
    )
  })
})

describe('StoreUnavailable', () => {
  test('says what to do and keeps the cause', () => {
    const cause = new Error('ECONNREFUSED')
    const error = new StoreUnavailable(cause)
    expect(error).toMatchObject({ _tag: 'StoreUnavailable', name: 'StoreUnavailable', cause })
    expect(error).toBeInstanceOf(Error)
    expect(error.message).toMatch(/check its connection/)
  })
})

/** A store, and a way to let time pass in it. */
interface Setup {
  readonly store: IdempotencyStore
  readonly pass: (seconds: number) => void | Promise<void>
}

/** What a store does, in the plainest words: to compare with. */
const modelStore = (): Setup => {
  let time = 0
  const done = new Map<string, number>()
  const claims = new Map<string, { owner: string; until: number }>()
  const holder = (key: string): string | undefined => {
    const claim = claims.get(key)
    return claim !== undefined && claim.until > time ? claim.owner : undefined
  }
  return {
    pass: (seconds) => {
      time += seconds
    },
    store: {
      claim: (key, owner, leaseSeconds) => {
        if ((done.get(key) ?? 0) > time) return 'done'
        if (holder(key) !== undefined && holder(key) !== owner) return 'inFlight'
        claims.set(key, { owner, until: time + leaseSeconds })
        return 'claimed'
      },
      done: (key, owner, ttlSeconds) => {
        if (holder(key) !== undefined && holder(key) !== owner) return false
        claims.delete(key)
        done.set(key, time + ttlSeconds)
        return true
      },
      release: (key, owner) => {
        if (holder(key) !== owner) return false
        return claims.delete(key)
      },
    },
  }
}

const setUpMemory = (maxKeys?: number): Setup => {
  let time = 1_700_000_000_000
  const now = () => new Date(time)
  return {
    store: memoryStore(maxKeys === undefined ? { now } : { now, maxKeys }),
    pass: (seconds) => {
      time += seconds * 1000
    },
  }
}

let redis: RedisServer
const connected = new Map<string, Client>()

// A Redis that is slow to start on a busy machine is no failure.
jest.setTimeout(60_000)

beforeAll(async () => {
  if (!withRedis) return
  redis = await startRedis()
  for (const [name, connect] of clients) connected.set(name, await connect(redis.port))
})

afterAll(async () => {
  for (const client of connected.values()) client.close()
  // Not there if it could not be started.
  await (redis as RedisServer | undefined)?.remove()
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
    // Takes from what is left of each key, instead of waiting.
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
    'lets one of two have an event',
    [
      [claim('a'), 'claimed'],
      [claim('b'), 'inFlight'],
    ],
  ],
  [
    'gives the owner its claim again, for a whole lease',
    [
      [claim('a'), 'claimed'],
      [pass(30)],
      [claim('a'), 'claimed'],
      [pass(45)],
      [claim('b'), 'inFlight'],
    ],
  ],
  [
    'is done for everybody once the owner says so',
    [
      [claim('a'), 'claimed'],
      [done('a'), true],
      [claim('a'), 'done'],
      [claim('b'), 'done'],
    ],
  ],
  [
    'has a released event free at once',
    [
      [claim('a'), 'claimed'],
      [release('a'), true],
      [claim('b'), 'claimed'],
      [release('a'), false],
      [claim('c'), 'inFlight'],
    ],
  ],
  [
    'has an event free once its lease has run out',
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
    'lets an owner whose lease has run out neither mark nor release what another has',
    [
      [claim('a'), 'claimed'],
      [pass(61)],
      [claim('b'), 'claimed'],
      [done('a'), false],
      [release('a'), false],
      [claim('c'), 'inFlight'],
      [done('b'), true],
      [claim('a'), 'done'],
    ],
  ],
  [
    'lets an owner whose lease has run out mark what nobody else has',
    [[claim('a'), 'claimed'], [pass(61)], [done('a'), true], [claim('b'), 'done']],
  ],
  [
    'has nothing to release once the lease has run out',
    [[claim('a'), 'claimed'], [pass(61)], [release('a'), false]],
  ],
  [
    'lets a late owner confirm what another has done',
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
    'does not release what is done',
    [
      [claim('a'), 'claimed'],
      [done('a'), true],
      [release('a'), false],
      [claim('b'), 'done'],
    ],
  ],
  [
    'releases nothing that nobody has',
    [
      [release('a'), false],
      [claim('b'), 'claimed'],
    ],
  ],
  [
    'forgets what is done after its time',
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
    'forgets each event after its own time, whatever the order',
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
    'takes no owner for a mark',
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

  test('lets one of many who come at once have an event', async () => {
    const { store } = await setUp()
    const owners = Array.from({ length: 50 }, (_owner, index) => `owner-${index}`)
    const claimed = await Promise.all(owners.map(async (owner) => store.claim('k', owner, 60)))
    expect(claimed.filter((answer) => answer === 'claimed')).toHaveLength(1)
    expect(claimed.filter((answer) => answer === 'inFlight')).toHaveLength(49)
  })

  // Minutes, so that the time the test itself takes makes no difference to Redis.
  const minutes = (max: number) => fc.integer({ min: 1, max }).map((minute) => minute * 60)
  const key = fc.constantFrom('k', 'l', 'm')
  const owner = fc.constantFrom('a', 'b', 'c')
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(fc.constant('claim'), key, owner, minutes(4)),
    fc.tuple(fc.constant('done'), key, owner, minutes(8)),
    fc.tuple(fc.constant('release'), key, owner),
    fc.tuple(fc.constant('pass'), minutes(3)),
  )

  test('answers as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const [model, setup] = [modelStore(), await setUp()]
        for (const each of steps) expect(await run(setup, each)).toBe(await run(model, each))
      }),
      { numRuns: 60 },
    )
  })
})

describe('memoryStore', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

  /** Which of the keys are done. The claims that come of the question are given back. */
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

  test('remembers one event if that is the most', async () => {
    const { store } = setUpMemory(1)
    for (const key of ['a', 'b']) await store.done(key, 'a', 600)
    expect(await doneOf(store, names)).toEqual(['b'])
  })

  test('counts an event that is done again as new', async () => {
    const { store } = setUpMemory(3)
    for (const key of ['a', 'b', 'c', 'a', 'b', 'd']) await store.done(key, 'a', 600)
    expect(await doneOf(store, names)).toEqual(['a', 'b', 'd'])
  })

  test('remembers the last maxKeys of any number', async () => {
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

  test('remembers and forgets as the model does', async () => {
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

  test('does not let claims push out what is done', async () => {
    const { store } = setUpMemory(2)
    await store.done('k', 'a', 600)
    for (let index = 0; index < 100; index += 1) await store.claim(String(index), 'a', 60)
    expect(await store.claim('k', 'b', 60)).toBe('done')
    expect(await store.claim('0', 'b', 60)).toBe('inFlight')
  })

  test('forgets claims that ran out, among any number, and no others', async () => {
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

  test('forgets a few at a time of those that ran out', async () => {
    const { store, pass: wait } = setUpMemory()
    const keys = Array.from({ length: 1000 }, (_, index) => String(index))
    for (const key of keys) await store.done(key, 'a', 600)
    await wait(600)
    expect(await doneOf(store, keys)).toEqual([])
    for (const key of keys) await store.done(key, 'a', 600)
    expect(await doneOf(store, keys)).toEqual(keys)
  })

  test('takes the time from the system by default', () => {
    const store = memoryStore()
    expect(store.claim('k', 'a', 60)).toBe('claimed')
    expect(store.claim('k', 'b', 60)).toBe('inFlight')
    expect(store.done('k', 'a', 60)).toBe(true)
    expect(store.claim('k', 'b', 60)).toBe('done')
  })

  test.each([0, -1, 1.5, NaN, Infinity, '10', null])(
    'throws a TypeError for maxKeys %p',
    (maxKeys) => {
      const make = () => memoryStore({ maxKeys } as { maxKeys: number })
      expect(make).toThrow(TypeError)
      expect(make).toThrow('maxKeys must be an integer from 1 on.')
    },
  )
})
