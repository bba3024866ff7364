import { setImmediate as turn } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'

import { EventType } from '../../src/event/EventType.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import { createHandler, createHostHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { HandlerOptions, IdempotencyOptions, OnEvents } from '../../src/handle/options.ts'
import type { Reply } from '../../src/handle/reply.ts'
import type { EventInvalid } from '../../src/receive/error.ts'
import type { HostRefusal, Refusal } from '../../src/receive/error.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { type IdempotencyStore, StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { type BodyKind, buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'

// A rejection that nobody handles fails the test it happens in: jest sees to that.

const KEY = 'S3cretKey'
const OLD_KEY = 'OldS3cretKey'
const NOW = 1_700_000_000
const now = () => new Date(NOW * 1000)

const receiver = createReceiver({ keys: [KEY, OLD_KEY], now })
const signed = (body: object, key = KEY): JsonObject => signBody(body, { key, t: NOW + 600 })
const bodyOf = (kind: BodyKind, overrides: Readonly<Record<string, Json | undefined>> = {}) =>
  signed(buildBody(kind, overrides))

const begin = bodyOf('StreamBegin')
const invalid = bodyOf('StreamBegin', { stream_id: [] })
const failure = new Error('of the handler')

const ok: Reply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"code":0}',
}
const replyOf = (status: number): Reply =>
  status === 200 ? ok : { ...ok, status, body: `{"code":${status}}` }

interface Deferred<A> {
  readonly promise: Promise<A>
  readonly resolve: (value: A) => void
  readonly reject: (error: unknown) => void
}

const defer = <A = void>(): Deferred<A> => {
  let settle: Omit<Deferred<A>, 'promise'> | undefined
  const promise = new Promise<A>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...(settle as unknown as Omit<Deferred<A>, 'promise'>) }
}

const never = () => new Promise<never>(() => undefined)

/** A handler of StreamBegin, and all that is told. */
const setUp = (options: Partial<HandlerOptions> = {}) => {
  const observations: Array<Observation> = []
  const handle = createHandler(receiver, {
    on: {},
    observe: (observation) => {
      observations.push(observation)
    },
    ...options,
  })
  const tags = () => observations.map(({ _tag }) => _tag)
  return { handle, observations, tags }
}

const withStore = (
  store: IdempotencyStore,
  options: Omit<IdempotencyOptions, 'store'> = {},
): Pick<HandlerOptions, 'idempotency'> => ({ idempotency: { store, ...options } })

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
})

afterEach(async () => {
  expect(jest.getTimerCount()).toBe(0)
  jest.restoreAllMocks()
  jest.useRealTimers()
  // Time for a rejection to be found unhandled.
  await turn()
})

const refusals: ReadonlyArray<readonly [Refusal['_tag'], number, unknown]> = [
  ['BodyMissing', 400, ''],
  ['BodyNotUtf8', 400, Buffer.from([0x22, 0xff, 0x22])],
  ['BodyNotJson', 400, '{"event_type":1'],
  ['BodyNotObject', 400, '[]'],
  ['BodyTooLarge', 413, ' '.repeat(1024 * 1024 + 1)],
  ['SignatureMissing', 401, buildBody('StreamBegin')],
  ['SignatureMalformed', 401, { ...begin, sign: 'a' }],
  ['SignatureMismatch', 401, { ...begin, sign: '0'.repeat(32) }],
  ['TimestampMissing', 401, { ...buildBody('StreamBegin'), sign: begin['sign'] }],
  ['TimestampMalformed', 401, { ...begin, t: '1' }],
  ['SignatureExpired', 401, signBody(begin, { key: KEY, t: NOW - 1000 })],
  ['SignatureTooFarAhead', 401, signBody(begin, { key: KEY, t: NOW + 10_000 })],
  ['EventTypeInvalid', 400, signed({ event_type: 'a' })],
  ['EventInvalid', 422, invalid],
]

describe('createHandler', () => {
  describe('of refusals that are to be bare', () => {
    const bare = replyOf(401)

    test.each(refusals)('answers %s as it answers any other', async (tag, _, body) => {
      const rejected = jest.fn<(refusal: Refusal) => void>()
      const { handle, observations } = setUp({ uniformRefusals: true, rejected })
      expect(await handle(body)).toStrictEqual(bare)
      expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: tag }))
      expect(observations).toEqual([{ _tag: 'Rejected', reason: tag, status: 401 }])
    })

    test('answers an object of the host that cannot be read through with the same', async () => {
      const broken = {
        get deep(): never {
          throw new Error('Of the host.')
        },
      }
      const { handle } = setUp({
        ...withStore(memoryStore()),
        uniformRefusals: true,
        otherwise: never,
      })
      expect(await handle({ ...signed({ event_type: 9999 }), broken })).toStrictEqual(bare)
    })

    test('says of everything else what it always says', async () => {
      const { handle } = setUp({
        uniformRefusals: true,
        on: { StreamBegin: () => undefined, StreamEnd: () => Promise.reject(new Error('Of us.')) },
      })
      expect(await handle(begin)).toStrictEqual(replyOf(200))
      expect(await handle(signed(buildBody('StreamEnd')))).toStrictEqual(replyOf(500))
      expect(await handle(signed(buildBody('Snapshot')))).toStrictEqual(replyOf(200))
    })
  })

  describe('of what it is sent', () => {
    test.each(refusals)(
      'refuses %s with %d, and tells why to us alone',
      async (tag, status, body) => {
        const onEvent = jest.fn()
        const rejected = jest.fn<(refusal: Refusal) => void>()
        const { handle, observations } = setUp({ on: { StreamBegin: onEvent }, rejected })
        expect(await handle(body)).toStrictEqual(replyOf(status))
        expect(onEvent).not.toHaveBeenCalled()
        expect(rejected).toHaveBeenCalledTimes(1)
        expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: tag }))
        expect(observations).toEqual([{ _tag: 'Rejected', reason: tag, status }])
      },
    )

    test('refuses with 500 where the keys cannot be had', async () => {
      const keys = () => {
        throw new Error('of the vault')
      }
      const rejected = jest.fn()
      const handle = createHandler(createReceiver({ keys, now }), { on: {}, rejected })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(rejected).toHaveBeenCalledWith({ _tag: 'SetupFailed', option: 'keys' })
    })

    test('answers 200 once the handler has returned', async () => {
      const { handle, observations } = setUp({ on: { StreamBegin: () => 'whatever' } })
      expect(await handle(JSON.stringify(begin))).toStrictEqual(ok)
      expect(observations).toEqual([
        { _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' },
        { _tag: 'Handled', name: 'StreamBegin', durationMs: 0, late: false },
      ])
    })

    test('answers nothing before the promise of the handler has resolved', async () => {
      const work = defer()
      const { handle } = setUp({ on: { StreamBegin: () => work.promise } })
      const replied = jest.fn()
      const reply = handle(begin).finally(replied)
      await jest.advanceTimersByTimeAsync(3999)
      expect(replied).not.toHaveBeenCalled()
      work.resolve()
      expect(await reply).toStrictEqual(ok)
    })

    test('answers 200 for an event that nobody handles', async () => {
      const { handle, tags } = setUp(withStore(memoryStore()))
      for (const { body } of fixtures) expect(await handle(signed(body))).toStrictEqual(ok)
      expect(tags()).not.toContain('Handled')
    })
  })

  describe('of handlers', () => {
    const names = [...Object.keys(EventType), 'Unknown'] as ReadonlyArray<keyof OnEvents>

    test.each(fixtures)('runs the handler of $name', async ({ name: fixture, body }) => {
      const ran: Array<readonly [string, LiveEvent, Received]> = []
      const on = Object.fromEntries(
        names.map((name) => [
          name,
          (event: LiveEvent, received: Received) => {
            ran.push([name, event, received])
          },
        ]),
      ) as OnEvents
      const otherwise = jest.fn()
      const { handle } = setUp({ on, otherwise })
      const raw = signed(body)
      expect(await handle(raw)).toStrictEqual(ok)
      expect(otherwise).not.toHaveBeenCalled()
      const { event, signature } = receiver.receiveOrThrow(raw)
      expect(ran.map(([name]) => name)).toEqual([fixture.split('/')[0]])
      expect(ran[0]?.[1]).toStrictEqual(event)
      expect(ran[0]?.[2]).toMatchObject({ event, signature, raw })
    })

    test.each([
      'TaskStart',
      'VodSourceFileStart',
      'VodSourceFileFinish',
      'TaskExit',
      'ResetTaskConfig',
      'TaskAlarm',
      'PullFileUnstable',
      'PushStreamUnstable',
      'PullFileFailed',
      'PushStreamFailed',
      'FileEndEarly',
    ] as const)('runs the handler of the relay event %s', async (name) => {
      const [onRelay, onOther, otherwise] = [jest.fn(), jest.fn(), jest.fn()]
      const other = name === 'TaskStart' ? 'TaskExit' : 'TaskStart'
      const { handle } = setUp({ on: { Relay: { [name]: onRelay, [other]: onOther } }, otherwise })
      expect(await handle(bodyOf(name))).toStrictEqual(ok)
      expect(onRelay).toHaveBeenCalledWith(
        expect.objectContaining({ event_type: 314, callback_event: name }),
        expect.anything(),
      )
      expect([onOther.mock.calls, otherwise.mock.calls]).toEqual([[], []])
    })

    test('runs the handler of unknown relay events', async () => {
      const onUnknown = jest.fn()
      const { handle } = setUp({ on: { Relay: { Unknown: onUnknown } } })
      await handle(bodyOf('TaskStart', { callback_event: 'TaskPaused' }))
      expect(onUnknown).toHaveBeenCalledWith(
        expect.objectContaining({
          callback_event: 'unknown',
          received_callback_event: 'TaskPaused',
        }),
        expect.anything(),
      )
    })

    test('finds nothing in the tables that is not there', async () => {
      const otherwise = jest.fn()
      const { handle } = setUp({ on: { Relay: {} }, otherwise })
      for (const callback_event of ['constructor', '__proto__', 'toString']) {
        expect(await handle(bodyOf('TaskStart', { callback_event }))).toStrictEqual(ok)
      }
      expect(otherwise).toHaveBeenCalledTimes(3)
    })

    test('runs one function for all relay events', async () => {
      const onRelay = jest.fn()
      const { handle } = setUp({ on: { Relay: onRelay } })
      await handle(bodyOf('TaskStart'))
      await handle(bodyOf('TaskStart', { callback_event: 'TaskPaused' }))
      expect(onRelay).toHaveBeenCalledTimes(2)
    })

    test('runs the handler of unknown events', async () => {
      const onUnknown = jest.fn()
      const { handle } = setUp({ on: { Unknown: onUnknown } })
      await handle(bodyOf('Unknown', { event_type: 9999 }))
      expect(onUnknown).toHaveBeenCalledWith(
        expect.objectContaining({ event_type: 'unknown', received_event_type: 9999 }),
        expect.anything(),
      )
    })

    test('runs otherwise for what has no handler, and for nothing else', async () => {
      const otherwise = jest.fn()
      const nothing = () => undefined
      const { handle } = setUp({
        on: { StreamBegin: nothing, Relay: { TaskStart: nothing } },
        otherwise,
      })
      await handle(begin)
      await handle(bodyOf('TaskStart'))
      expect(otherwise).not.toHaveBeenCalled()
      const kinds = ['StreamEnd', 'TaskExit', 'Unknown'] as const
      for (const kind of kinds) expect(await handle(bodyOf(kind))).toStrictEqual(ok)
      expect(otherwise).toHaveBeenCalledTimes(kinds.length)
    })

    test('answers as otherwise does', async () => {
      const { handle } = setUp({ otherwise: () => Promise.reject(failure) })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
    })
  })

  describe('of a handler that fails', () => {
    const thenable = {
      get then(): never {
        throw failure
      },
    }

    test.each<[string, () => unknown, unknown]>([
      [
        'throws',
        () => {
          throw failure
        },
        failure,
      ],
      ['rejects', () => Promise.reject(failure), failure],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with undefined', () => Promise.reject(undefined), undefined],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with a text', () => Promise.reject('a text'), 'a text'],
      [
        'throws null',
        () => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- what users do
          throw null
        },
        null,
      ],
      ['gives a promise that cannot be awaited', () => thenable, failure],
      [
        'gives a task that nobody runs',
        () => () => Promise.resolve(),
        new TypeError(
          'The handler returned a function, which nobody runs: call it there (a Task of fp-ts, say) and return its promise.',
        ),
      ],
    ])('answers 500 if it %s', async (_, onEvent, error) => {
      for (const idempotency of [undefined, { store: memoryStore() }]) {
        const { handle, observations } = setUp({
          on: { StreamBegin: onEvent },
          ...(idempotency && { idempotency }),
        })
        expect(await handle(begin)).toStrictEqual(replyOf(500))
        expect(observations[1]).toEqual({
          _tag: 'HandlerFailed',
          name: 'StreamBegin',
          durationMs: 0,
          late: false,
          error,
        })
        expect(observations).toHaveLength(2)
      }
    })

    test('runs it again at the next delivery, and answers 200 once it holds', async () => {
      const onEvent = jest.fn(() => Promise.resolve()).mockRejectedValueOnce(failure)
      const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(await handle(begin)).toStrictEqual(ok)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(2)
    })
  })

  describe('of a body that cannot be decoded', () => {
    test('refuses it with 422 and hands over the issues and raw', async () => {
      const rejected = jest.fn<(refusal: Refusal) => void>()
      const { handle } = setUp({ rejected })
      expect(await handle(invalid)).toStrictEqual(replyOf(422))
      const error = rejected.mock.calls[0]?.[0] as EventInvalid
      expect(error).toEqual({
        _tag: 'EventInvalid',
        event_type: 1,
        issues: [{ path: 'stream_id', expected: 'an id, as text or as an integer below 2^53' }],
      })
      expect(error.raw).toBe(invalid)
    })

    test('answers 200 once undecodable has resolved', async () => {
      const work = defer()
      const undecodable = jest.fn((_: EventInvalid) => work.promise)
      const rejected = jest.fn()
      const { handle, observations } = setUp({ undecodable, rejected })
      const reply = handle(invalid)
      await jest.advanceTimersByTimeAsync(1000)
      expect(observations).toEqual([])
      work.resolve()
      expect(await reply).toStrictEqual(ok)
      expect(undecodable.mock.calls[0]?.[0].raw).toBe(invalid)
      expect(rejected).toHaveBeenCalledWith(undecodable.mock.calls[0]?.[0])
      expect(observations).toEqual([
        { _tag: 'Handled', name: 'StreamBegin', durationMs: 1000, late: false },
      ])
    })

    test('answers 500 if undecodable fails', async () => {
      const { handle, tags } = setUp({ undecodable: () => Promise.reject(failure) })
      expect(await handle(invalid)).toStrictEqual(replyOf(500))
      expect(tags()).toEqual(['HandlerFailed'])
    })

    test('answers 503 if undecodable takes too long', async () => {
      const { handle, tags } = setUp({ undecodable: never })
      const reply = handle(invalid)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      expect(tags()).toEqual(['TimedOut'])
    })

    test('hands it over once', async () => {
      const undecodable = jest.fn()
      const { handle } = setUp({ undecodable, ...withStore(memoryStore()) })
      const reply = handle(invalid)
      expect(await handle(invalid)).toStrictEqual(replyOf(503))
      expect(await reply).toStrictEqual(ok)
      expect(await handle(invalid)).toStrictEqual(ok)
      expect(undecodable).toHaveBeenCalledTimes(1)
    })

    test('gives nothing else to undecodable', async () => {
      const undecodable = jest.fn()
      const { handle } = setUp({ undecodable })
      for (const [tag, status, body] of refusals) {
        if (tag !== 'EventInvalid') expect(await handle(body)).toStrictEqual(replyOf(status))
      }
      expect(undecodable).not.toHaveBeenCalled()
    })
  })

  describe('of listeners that misbehave', () => {
    const faults: ReadonlyArray<readonly [string, () => unknown]> = [
      [
        'throws',
        () => {
          throw failure
        },
      ],
      ['rejects', () => Promise.reject(failure)],
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
      ['rejects with undefined', () => Promise.reject(undefined)],
      ['never resolves', never],
      ['gives null', () => null],
      [
        'gives what cannot be awaited',
        () => ({
          get then(): never {
            throw failure
          },
        }),
      ],
    ]

    test.each(faults)('answers as without observe if it %s', async (_, observe) => {
      const handle = createHandler(receiver, {
        on: { StreamBegin: () => undefined, StreamEnd: () => Promise.reject(failure) },
        observe,
        ...withStore(memoryStore()),
      })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(await handle(bodyOf('StreamEnd'))).toStrictEqual(replyOf(500))
      expect(await handle('')).toStrictEqual(replyOf(400))
    })

    test.each(faults)('answers as without rejected if it %s', async (_, rejected) => {
      const { handle, tags } = setUp({ rejected, undecodable: () => undefined })
      expect(await handle('')).toStrictEqual(replyOf(400))
      expect(await handle(invalid)).toStrictEqual(ok)
      expect(tags()).toEqual(['Rejected', 'Handled'])
    })
  })

  describe('of the time budget', () => {
    test('answers 503 when it is spent and leaves no timer', async () => {
      const { handle, observations } = setUp({ on: { StreamBegin: never } })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(3999)
      expect(observations).toHaveLength(1)
      await jest.advanceTimersByTimeAsync(1)
      expect(await reply).toStrictEqual(replyOf(503))
      expect(observations[1]).toEqual({ _tag: 'TimedOut', name: 'StreamBegin', afterMs: 4000 })
    })

    test('is as long as timeoutMs', async () => {
      const { handle } = setUp({ on: { StreamBegin: never }, timeoutMs: 10 })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(10)
      expect(await reply).toStrictEqual(replyOf(503))
    })

    test('needs no timer for a handler that is done at once', async () => {
      const { handle } = setUp({
        on: {
          StreamBegin: () => undefined,
          StreamEnd: () => {
            throw failure
          },
        },
      })
      const replies = [handle(begin), handle(bodyOf('StreamEnd'))]
      expect(jest.getTimerCount()).toBe(0)
      expect(await Promise.all(replies)).toStrictEqual([ok, replyOf(500)])
    })

    test('runs while the handler has not given its promise yet', async () => {
      const slow = () => {
        jest.advanceTimersByTime(1000)
        return never()
      }
      const { handle, tags } = setUp({ on: { StreamBegin: slow } })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(2999)
      expect(tags()).toEqual(['Accepted'])
      await jest.advanceTimersByTimeAsync(1)
      expect(await reply).toStrictEqual(replyOf(503))
    })

    test('takes what gives its value later for a promise, whatever it is', async () => {
      const thenable = {
        then: (resolve: () => void) => {
          setTimeout(resolve, 4500)
        },
      }
      const { handle, observations } = setUp({ on: { StreamBegin: () => thenable } })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      await jest.advanceTimersByTimeAsync(500)
      expect(observations[2]).toMatchObject({ _tag: 'Handled', late: true })
    })

    test('is as long as a timer can be where timeoutMs is longer', async () => {
      const work = defer()
      const { handle } = setUp({
        on: { StreamBegin: () => work.promise },
        timeoutMs: Number.MAX_SAFE_INTEGER,
      })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(24 * 3600 * 1000)
      work.resolve()
      expect(await reply).toStrictEqual(ok)
    })

    test('tells of a handler that ends late', async () => {
      const [first, second] = [defer(), defer()]
      const onEvent = jest
        .fn<() => Promise<void>>()
        .mockReturnValueOnce(first.promise)
        .mockReturnValueOnce(second.promise)
      const { handle, observations } = setUp({ on: { StreamBegin: onEvent } })
      void handle(begin)
      void handle(begin)
      await jest.advanceTimersByTimeAsync(5000)
      observations.length = 0
      first.resolve()
      second.reject(failure)
      await jest.advanceTimersByTimeAsync(0)
      const facts = { name: 'StreamBegin', durationMs: 5000, late: true }
      expect(observations).toEqual([
        { _tag: 'Handled', ...facts },
        { _tag: 'HandlerFailed', ...facts, error: failure },
      ])
    })

    test('leaves no timer of Node behind', async () => {
      jest.useRealTimers()
      const set = jest.spyOn(globalThis, 'setTimeout')
      const cleared = jest.spyOn(globalThis, 'clearTimeout')
      const { handle } = setUp({
        on: {
          StreamBegin: () => Promise.resolve(),
          StreamEnd: () => Promise.reject(failure),
          Snapshot: never,
        },
        timeoutMs: 20,
        ...withStore(memoryStore()),
      })
      const bodies = ['StreamBegin', 'StreamEnd', 'Snapshot'] as const
      const replies = await Promise.all(bodies.map((kind) => handle(bodyOf(kind))))
      expect(replies).toStrictEqual([200, 500, 503].map(replyOf))
      const timers = set.mock.results.map(({ value }) => value)
      expect(timers).toHaveLength(3)
      // The third has gone off.
      expect(cleared.mock.calls.flat()).toEqual(timers.slice(0, 2))
      set.mockRestore()
      cleared.mockRestore()
      jest.useFakeTimers()
    })
  })

  describe('with idempotency', () => {
    /** A memory store whose calls are recorded, and can be replaced. */
    const spied = () => {
      const store = memoryStore()
      return {
        claim: jest.fn<IdempotencyStore['claim']>(store.claim),
        done: jest.fn<IdempotencyStore['done']>(store.done),
        release: jest.fn<IdempotencyStore['release']>(store.release),
      }
    }

    test('runs one of two that come at once, and answers 503 to the other', async () => {
      const work = defer()
      const onEvent = jest.fn(() => work.promise)
      const { handle, tags, observations } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore(memoryStore()),
      })
      const first = handle(begin)
      expect(await handle(signed(begin, OLD_KEY))).toStrictEqual(replyOf(503))
      work.resolve()
      expect(await first).toStrictEqual(ok)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(1)
      expect(tags()).not.toContain('TimedOut')
      expect(observations.filter(({ _tag }) => _tag === 'Duplicate')).toEqual([
        { _tag: 'Duplicate', name: 'StreamBegin', state: 'inFlight' },
        { _tag: 'Duplicate', name: 'StreamBegin', state: 'done' },
      ])
    })

    test('runs different events beside each other', async () => {
      const onEvent = jest.fn()
      const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
      const replies = await Promise.all(
        ['1', '2', '3'].map((sequence) => handle(bodyOf('StreamBegin', { sequence }))),
      )
      expect(replies).toStrictEqual([ok, ok, ok])
      expect(onEvent).toHaveBeenCalledTimes(3)
    })

    test('claims nothing for what nobody handles', async () => {
      const store = spied()
      const { handle } = setUp(withStore(store))
      await handle(begin)
      await handle('')
      expect(store.claim).not.toHaveBeenCalled()
    })

    test('gives the store the key of the event, one owner each, and the times', async () => {
      const store = spied()
      const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
      await handle(begin)
      await handle(begin)
      const [key, owner, leaseSeconds] = store.claim.mock.calls[0] ?? []
      expect([key, leaseSeconds]).toEqual([eventKey(begin), 50])
      expect(owner).toMatch(/^[0-9a-f-]{36}$/)
      expect(store.claim.mock.calls[1]?.[1]).not.toBe(owner)
      expect(store.done.mock.calls).toEqual([[key, owner, 86_400]])
      expect(store.release).not.toHaveBeenCalled()
    })

    test('takes the times of its options', async () => {
      const store = spied()
      const { handle } = setUp({
        on: { StreamBegin: () => undefined },
        ...withStore(store, { ttlSeconds: 7, leaseSeconds: 0.5 }),
      })
      await handle(begin)
      expect(store.claim).toHaveBeenCalledWith(expect.anything(), expect.anything(), 0.5)
      expect(store.done).toHaveBeenCalledWith(expect.anything(), expect.anything(), 7)
    })

    test.each([
      ['StreamBegin', {}, 86_400],
      ['TaskExit', { event_time: 1763780404 }, 86_400],
      ['TaskExit', { msg: '{"task_exit_time":0}' }, 1200],
      ['TaskAlarm', {}, 1200],
      ['StreamLiveBegin', {}, 1200],
      ['Unknown', {}, 1200],
    ] as const)('remembers %s with %j for %d seconds', async (kind, overrides, seconds) => {
      const store = spied()
      const { handle } = setUp({ on: {}, otherwise: () => undefined, ...withStore(store) })
      expect(await handle(bodyOf(kind, overrides))).toStrictEqual(ok)
      expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([seconds])
    })

    test('remembers what it cannot decode no longer than it is tried again', async () => {
      const store = spied()
      const { handle } = setUp({ on: {}, undecodable: () => undefined, ...withStore(store) })
      expect(await handle(bodyOf('StreamBegin', { width: 'wide' }))).toStrictEqual(ok)
      expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([1200])
    })

    test('remembers no event for longer than it is told', async () => {
      const store = spied()
      const { handle } = setUp({
        on: {},
        otherwise: () => undefined,
        ...withStore(store, { ttlSeconds: 60 }),
      })
      await handle(bodyOf('TaskAlarm'))
      expect(store.done.mock.calls.map(([, , ttlSeconds]) => ttlSeconds)).toEqual([60])
    })

    test('handles an alarm that comes again with the same body an hour later', async () => {
      let now = new Date('2026-01-01T00:00:00Z')
      const onAlarm = jest.fn()
      const { handle } = setUp({
        on: { Relay: { TaskAlarm: onAlarm } },
        ...withStore(memoryStore({ now: () => now })),
      })
      const alarm = bodyOf('TaskAlarm')
      await handle(alarm)
      now = new Date('2026-01-01T00:16:00Z')
      await handle(alarm)
      expect(onAlarm).toHaveBeenCalledTimes(1)
      now = new Date('2026-01-01T01:00:00Z')
      await handle(alarm)
      expect(onAlarm).toHaveBeenCalledTimes(2)
    })

    test('calls the methods of a store that is an object of a class', async () => {
      class Store implements IdempotencyStore {
        readonly #store = memoryStore()
        claim(...args: Parameters<IdempotencyStore['claim']>) {
          return this.#store.claim(...args)
        }
        done(...args: Parameters<IdempotencyStore['done']>) {
          return this.#store.done(...args)
        }
        release(...args: Parameters<IdempotencyStore['release']>) {
          return this.#store.release(...args)
        }
      }
      const onEvent = jest.fn<() => void>().mockImplementationOnce(() => {
        throw failure
      })
      const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(new Store()) })
      const statuses = []
      for (let delivery = 0; delivery < 3; delivery += 1)
        statuses.push((await handle(begin)).status)
      expect(statuses).toEqual([500, 200, 200])
      expect(onEvent).toHaveBeenCalledTimes(2)
    })

    test('marks no event before its handler has resolved', async () => {
      const work = defer()
      const store = spied()
      const { handle } = setUp({ on: { StreamBegin: () => work.promise }, ...withStore(store) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(1000)
      expect(store.claim).toHaveBeenCalledTimes(1)
      expect(store.done).not.toHaveBeenCalled()
      work.resolve()
      await reply
      expect(store.done).toHaveBeenCalledTimes(1)
    })

    test('marks an event whose handler resolves late, and does not run it again', async () => {
      const work = defer()
      const onEvent = jest.fn(() => work.promise)
      const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      expect(await handle(begin)).toStrictEqual(replyOf(503))
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(1)
      expect(tags()).toEqual([
        'Accepted',
        'TimedOut',
        'Accepted',
        'Duplicate',
        'Handled',
        'Accepted',
        'Duplicate',
      ])
    })

    test('releases an event whose handler fails late, and runs it again', async () => {
      const work = defer()
      const onEvent = jest.fn<() => Promise<void>>(() => Promise.resolve())
      onEvent.mockReturnValueOnce(work.promise)
      const { handle } = setUp({ on: { StreamBegin: onEvent }, ...withStore(memoryStore()) })
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(4000)
      expect(await reply).toStrictEqual(replyOf(503))
      work.reject(failure)
      await jest.advanceTimersByTimeAsync(0)
      expect(await handle(begin)).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(2)
    })

    test('lets a retry run beside a handler that is longer than its lease, and tells of it', async () => {
      const work = defer()
      const onEvent = jest.fn<() => Promise<void>>(() => Promise.resolve())
      onEvent.mockReturnValueOnce(work.promise)
      const { handle, observations } = setUp({
        on: { StreamBegin: onEvent },
        ...withStore(memoryStore(), { ttlSeconds: 5 }),
      })
      void handle(begin)
      await jest.advanceTimersByTimeAsync(49_999)
      expect(await handle(begin)).toStrictEqual(replyOf(503))
      await jest.advanceTimersByTimeAsync(1)
      const second = defer()
      onEvent.mockReturnValueOnce(second.promise)
      const reply = handle(begin)
      await jest.advanceTimersByTimeAsync(0)
      observations.length = 0
      work.resolve()
      await jest.advanceTimersByTimeAsync(0)
      expect(observations).toEqual([
        { _tag: 'Handled', name: 'StreamBegin', durationMs: 50_000, late: true },
        { _tag: 'LeaseLost', name: 'StreamBegin' },
      ])
      expect(await handle(begin)).toStrictEqual(replyOf(503))
      second.resolve()
      expect(await reply).toStrictEqual(ok)
      expect(onEvent).toHaveBeenCalledTimes(2)
    })

    describe('of a store that fails', () => {
      const broken = () => {
        throw failure
      }
      const unavailable = () => Promise.reject(new StoreUnavailable(failure))

      test.each<[string, number, IdempotencyStore['claim']]>([
        ['throws', 500, broken],
        ['rejects', 500, () => Promise.reject(failure)],
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
        ['rejects with undefined', 500, () => Promise.reject(undefined)],
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
        ['rejects with null', 500, () => Promise.reject(null)],
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what users do
        ['rejects with another tag', 500, () => Promise.reject({ _tag: 'Other' })],
        ['is unavailable', 503, unavailable],
      ])('does not run the handler if it %s, and answers %d', async (_, status, claim) => {
        const onEvent = jest.fn()
        const { handle, tags } = setUp({
          on: { StreamBegin: onEvent },
          ...withStore({ ...memoryStore(), claim }),
        })
        expect(await handle(begin)).toStrictEqual(replyOf(status))
        expect(onEvent).not.toHaveBeenCalled()
        expect(tags()).toEqual(['Accepted', 'StoreFailed'])
      })

      test('answers 503 within the budget if it hangs', async () => {
        const onEvent = jest.fn()
        const { handle, tags } = setUp({
          on: { StreamBegin: onEvent },
          ...withStore({ ...memoryStore(), claim: never }),
        })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(replyOf(503))
        expect(onEvent).not.toHaveBeenCalled()
        expect(tags()).toEqual(['Accepted', 'TimedOut'])
      })

      test('releases a claim that comes after the budget, and does not run the handler', async () => {
        const store = spied()
        const delay = defer()
        const { claim } = memoryStore()
        store.claim.mockImplementationOnce(async (...args) => {
          await delay.promise
          return claim(...args)
        })
        const onEvent = jest.fn()
        const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(replyOf(503))
        delay.resolve()
        await jest.advanceTimersByTimeAsync(0)
        expect(onEvent).not.toHaveBeenCalled()
        expect(store.release.mock.calls).toEqual([store.claim.mock.calls[0]?.slice(0, 2)])
        expect(tags()).toEqual(['Accepted', 'TimedOut'])
      })

      test('tells of a claim that fails after the budget', async () => {
        const delay = defer<never>()
        const { handle, tags } = setUp({
          on: { StreamBegin: () => undefined },
          ...withStore({ ...memoryStore(), claim: () => delay.promise }),
        })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(replyOf(503))
        delay.reject(failure)
        await jest.advanceTimersByTimeAsync(0)
        expect(tags()).toEqual(['Accepted', 'TimedOut', 'StoreFailed'])
      })

      test('tries to mark until it holds, and then answers 200', async () => {
        const store = spied()
        store.done.mockImplementationOnce(broken).mockImplementationOnce(unavailable)
        const { handle, observations } = setUp({
          on: { StreamBegin: () => undefined },
          ...withStore(store),
        })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(299)
        expect(store.done).toHaveBeenCalledTimes(2)
        await jest.advanceTimersByTimeAsync(1)
        expect(await reply).toStrictEqual(ok)
        expect(new Set(store.done.mock.calls.map((args) => args.join())).size).toBe(1)
        expect(observations.slice(2)).toEqual([
          { _tag: 'StoreFailed', operation: 'done', error: failure },
          { _tag: 'StoreFailed', operation: 'done', error: new StoreUnavailable(failure) },
        ])
        expect(await handle(begin)).toStrictEqual(ok)
      })

      test('answers 200 when the budget is spent with nothing but the mark missing', async () => {
        const store = spied()
        store.done.mockImplementation(broken)
        const onEvent = jest.fn()
        const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(ok)
        expect(tags()).not.toContain('TimedOut')
        expect(await handle(begin)).toStrictEqual(replyOf(503))
        store.done.mockRestore()
        const { done } = memoryStore()
        store.done.mockImplementation(done)
        await jest.advanceTimersByTimeAsync(5000)
        expect(store.done).toHaveBeenCalledTimes(1)
        expect(onEvent).toHaveBeenCalledTimes(1)
      })

      test('answers 200 too if it hangs over the mark', async () => {
        const { handle } = setUp({
          on: { StreamBegin: () => undefined },
          ...withStore({ ...memoryStore(), done: never }),
        })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(ok)
      })

      test('gives up once the lease is over, with longer pauses up to 5 seconds', async () => {
        const store = spied()
        const times: Array<number> = []
        const start = Date.now()
        store.done.mockImplementation(() => {
          times.push(Date.now() - start)
          throw failure
        })
        const { handle, tags } = setUp({
          on: { StreamBegin: () => undefined },
          ...withStore(store),
        })
        void handle(begin)
        await jest.advanceTimersByTimeAsync(60_000)
        const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
        expect(pauses.slice(0, 6)).toEqual([100, 200, 400, 800, 1600, 3200])
        expect(pauses.slice(6, -1)).toEqual(Array.from({ length: 8 }, () => 5000))
        // The last try is when the lease ends.
        expect(times.at(-1)).toBe(50_000)
        expect(tags()).not.toContain('LeaseLost')
      })

      test('tries to release until it holds', async () => {
        const store = spied()
        store.release.mockImplementationOnce(unavailable).mockImplementationOnce(unavailable)
        const onEvent = jest.fn(() => Promise.resolve()).mockRejectedValueOnce(failure)
        const { handle, tags } = setUp({ on: { StreamBegin: onEvent }, ...withStore(store) })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(300)
        expect(await reply).toStrictEqual(replyOf(500))
        expect(tags()).toEqual(['Accepted', 'HandlerFailed', 'StoreFailed', 'StoreFailed'])
        expect(await handle(begin)).toStrictEqual(ok)
      })

      test('answers 500 if it hangs over the release, and calls nothing slow', async () => {
        const { handle, tags } = setUp({
          on: { StreamBegin: () => Promise.reject(failure) },
          ...withStore({ ...memoryStore(), release: never }),
        })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(4000)
        expect(await reply).toStrictEqual(replyOf(500))
        expect(tags()).toEqual(['Accepted', 'HandlerFailed'])
      })

      test('keeps no process alive with its tries', async () => {
        const timers: Array<NodeJS.Timeout> = []
        const original = globalThis.setTimeout
        jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
          const timer = original(run, ms)
          timers.push(timer)
          return timer
        }) as typeof setTimeout)
        const store = spied()
        store.done.mockImplementationOnce(broken)
        const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(100)
        expect(await reply).toStrictEqual(ok)
        expect(timers.map((timer) => timer.hasRef())).toEqual([true, false])
      })

      test('works where timers are numbers', async () => {
        const original = globalThis.setTimeout
        jest
          .spyOn(globalThis, 'setTimeout')
          .mockImplementation(((run: () => void, ms: number) =>
            Number(original(run, ms))) as unknown as typeof setTimeout)
        const store = spied()
        store.done.mockImplementationOnce(broken)
        const { handle } = setUp({ on: { StreamBegin: () => undefined }, ...withStore(store) })
        const reply = handle(begin)
        await jest.advanceTimersByTimeAsync(100)
        expect(await reply).toStrictEqual(ok)
      })
    })

    test('refuses an object of the host that throws where only the key looks', async () => {
      const trap = {
        get inside(): never {
          throw failure
        },
      }
      const onEvent = jest.fn()
      const rejected = jest.fn()
      const { handle, tags } = setUp({
        on: { QualityControl: onEvent },
        rejected,
        ...withStore(memoryStore()),
      })
      expect(await handle({ ...bodyOf('QualityControl'), trap })).toStrictEqual(replyOf(400))
      expect(onEvent).not.toHaveBeenCalled()
      expect(rejected).toHaveBeenCalledWith({ _tag: 'BodyNotObject' })
      expect(tags()).toEqual(['Accepted', 'UnknownFields', 'Rejected'])
    })
  })

  describe('of what it tells observe', () => {
    const accepted = (name: string) => ({ _tag: 'Accepted', name, signature: 'signed' })
    const on = { StreamBegin: () => undefined }
    const facts = { name: 'StreamBegin', durationMs: 0, late: false }

    const table: ReadonlyArray<
      readonly [
        name: string,
        options: Partial<HandlerOptions>,
        body: unknown,
        observations: ReadonlyArray<object>,
      ]
    > = [
      [
        'an event that is handled',
        { on },
        begin,
        [accepted('StreamBegin'), { _tag: 'Handled', ...facts }],
      ],
      ['an event that nobody handles', {}, begin, [accepted('StreamBegin')]],
      [
        'an event that is not known',
        {},
        bodyOf('Unknown', { event_type: 9999 }),
        [accepted('Unknown'), { _tag: 'UnknownEvent', event_type: 9999 }],
      ],
      [
        'a relay event that is not known',
        {},
        bodyOf('Relay', { callback_event: 'SourceSwitched' }),
        [accepted('Relay'), { _tag: 'UnknownEvent', event_type: 314 }],
      ],
      [
        'fields that are not known',
        {},
        { ...begin, added: 1, callback_event: 'unknown' },
        [
          accepted('StreamBegin'),
          { _tag: 'UnknownFields', name: 'StreamBegin', fields: ['added', 'callback_event'] },
        ],
      ],
      [
        'a key that is still in use',
        {},
        signed(begin, OLD_KEY),
        [accepted('StreamBegin'), { _tag: 'OldKey', keyIndex: 1 }],
      ],
      [
        'a body that is refused',
        {},
        '{',
        [{ _tag: 'Rejected', reason: 'BodyNotJson', status: 400 }],
      ],
      [
        'a duplicate of an event that is done',
        { on, ...withStore({ ...memoryStore(), claim: () => 'done' }) },
        begin,
        [accepted('StreamBegin'), { _tag: 'Duplicate', name: 'StreamBegin', state: 'done' }],
      ],
      [
        'a duplicate of an event that is being handled',
        { on, ...withStore({ ...memoryStore(), claim: () => 'inFlight' }) },
        begin,
        [accepted('StreamBegin'), { _tag: 'Duplicate', name: 'StreamBegin', state: 'inFlight' }],
      ],
      [
        'a handler that fails',
        { on: { StreamBegin: () => Promise.reject(failure) } },
        begin,
        [accepted('StreamBegin'), { _tag: 'HandlerFailed', ...facts, error: failure }],
      ],
      [
        'a handler that takes too long',
        { on: { StreamBegin: never }, timeoutMs: 50 },
        begin,
        [accepted('StreamBegin'), { _tag: 'TimedOut', name: 'StreamBegin', afterMs: 50 }],
      ],
      [
        'a store that fails over a claim',
        { on, ...withStore({ ...memoryStore(), claim: () => Promise.reject(failure) }) },
        begin,
        [accepted('StreamBegin'), { _tag: 'StoreFailed', operation: 'claim', error: failure }],
      ],
      [
        'a store that fails over a mark',
        {
          on,
          ...withStore(
            { ...memoryStore(), done: () => Promise.reject(failure) },
            { leaseSeconds: 0.01 },
          ),
        },
        begin,
        [
          accepted('StreamBegin'),
          { _tag: 'Handled', ...facts },
          { _tag: 'StoreFailed', operation: 'done', error: failure },
          { _tag: 'StoreFailed', operation: 'done', error: failure },
        ],
      ],
      [
        'a store that fails over a release',
        {
          on: { StreamBegin: () => Promise.reject(failure) },
          ...withStore(
            { ...memoryStore(), release: () => Promise.reject(failure) },
            { leaseSeconds: 0.01 },
          ),
        },
        begin,
        [
          accepted('StreamBegin'),
          { _tag: 'HandlerFailed', ...facts, error: failure },
          { _tag: 'StoreFailed', operation: 'release', error: failure },
          { _tag: 'StoreFailed', operation: 'release', error: failure },
        ],
      ],
      [
        'a lease that is lost',
        { on, ...withStore({ ...memoryStore(), done: () => false }) },
        begin,
        [
          accepted('StreamBegin'),
          { _tag: 'Handled', ...facts },
          { _tag: 'LeaseLost', name: 'StreamBegin' },
        ],
      ],
      [
        'a body that cannot be decoded but is taken',
        { undecodable: () => undefined },
        invalid,
        [{ _tag: 'Handled', ...facts }],
      ],
    ]

    test.each(table)('tells of %s', async (_, options, body, expected) => {
      const { handle, observations } = setUp(options)
      const reply = handle(body)
      await jest.advanceTimersByTimeAsync(4000)
      await reply
      expect(observations).toEqual(expected)
    })

    const tagged: Readonly<Record<Observation['_tag'], true>> = {
      Accepted: true,
      Duplicate: true,
      HandlerFailed: true,
      Handled: true,
      LeaseLost: true,
      OldKey: true,
      Rejected: true,
      StoreFailed: true,
      TimedOut: true,
      UnknownEvent: true,
      UnknownFields: true,
    }

    test('has every observation in the table above', () => {
      const told = table.flatMap(
        ([, , , observations]) => observations as ReadonlyArray<Observation>,
      )
      expect(new Set(told.map(({ _tag }) => _tag))).toEqual(new Set(Object.keys(tagged)))
    })

    test('tells how an event was signed', async () => {
      const observations: Array<Observation> = []
      const handle = createHandler(createReceiver({ keys: KEY, now, acceptUnsigned: [314] }), {
        on: {},
        observe: (observation) => observations.push(observation),
      })
      await handle(buildBody('TaskStart'))
      expect(observations).toEqual([{ _tag: 'Accepted', name: 'Relay', signature: 'unsigned' }])
    })

    test('names twenty unknown fields at most, and of each 64 characters', async () => {
      const fields = Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`${index}-${'x'.repeat(10_000)}`, index]),
      )
      const { handle, observations } = setUp()
      await handle({ ...begin, ...fields })
      const told = observations.find((observation) => observation._tag === 'UnknownFields')
      expect(told?.fields).toHaveLength(20)
      expect(told?.fields.every((field) => field.length === 64)).toBe(true)
    })

    /** All text and numbers in a value. */
    const scalarsIn = (value: unknown): ReadonlyArray<string> => {
      if (typeof value === 'string' || typeof value === 'number') return [String(value)]
      return typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(scalarsIn)
        : []
    }

    test('tells no value of any body', async () => {
      let nextClaim: IdempotencyStore['claim'] = memoryStore().claim
      const store = {
        ...memoryStore(),
        claim: (...args: Parameters<IdempotencyStore['claim']>) => nextClaim(...args),
      }
      const claims: ReadonlyArray<IdempotencyStore['claim']> = [
        () => 'claimed',
        () => 'done',
        () => 'inFlight',
        () => Promise.reject(failure),
      ]
      const outcomes = [() => undefined, () => Promise.reject(failure), never]
      const secrets = { added: 'secret-value', 'field-name': ['secret-item'] }
      const ours = [
        ...Object.keys(EventType),
        ...refusals.map(([tag]) => tag),
        ...Object.keys(tagged),
        ...['Unknown', 'signed', 'done', 'inFlight', 'claim'],
      ]
      for (const { body, event_type } of fixtures) {
        const bodies = [
          signed({ ...body, ...secrets }),
          signed({ ...body, ...secrets }, OLD_KEY),
          { ...body, ...secrets, sign: '0'.repeat(32) },
          signed({ ...body, ...secrets, event_type: 'secret-type' }),
          signed({ ...body, ...secrets, appid: 'secret-appid', callback_event: {} }),
        ]
        // Whatever is told is one of these words, or a small number.
        const words = [...ours, ...bodies.flatMap((raw) => Object.keys(raw))]
        const seen: Array<Observation> = []
        for (const raw of bodies) {
          for (const claim of claims) {
            nextClaim = claim
            for (const otherwise of outcomes) {
              const { handle, observations } = setUp({
                otherwise,
                timeoutMs: 10,
                ...withStore(store, { leaseSeconds: 0.01 }),
              })
              const reply = handle(raw)
              await jest.advanceTimersByTimeAsync(10)
              await reply
              seen.push(...observations)
            }
          }
        }
        const told = scalarsIn(seen).filter((text) => text !== String(event_type))
        const strange = told.filter((text) => !words.includes(text) && !/^[0-9]{1,3}$/.test(text))
        expect(strange).toEqual([])
        const text = told.join('\n')
        const values = bodies.flatMap(scalarsIn).filter((value) => !words.includes(value))
        // What is shorter is in anything.
        expect(values.filter((value) => value.length > 3 && text.includes(value))).toEqual([])
        expect(JSON.stringify(seen)).not.toContain('secret')
        expect(JSON.stringify(seen)).not.toContain(KEY)
      }
    })
  })

  describe('of its options', () => {
    const on = {}
    const store = memoryStore()
    test.each<[string, unknown]>([
      ['no handlers', {}],
      ['handlers that are null', { on: null }],
      ['handlers that are a function', { on: () => undefined }],
      ['an unknown name', { on: { StreamStart: () => undefined } }],
      ['a name that every object has', { on: { constructor: () => undefined } }],
      ['a number for a name', { on: { 1: () => undefined } }],
      ['a handler that is text', { on: { StreamBegin: 'handle' } }],
      ['a handler that is null', { on: { StreamBegin: null } }],
      ['a table of handlers for what is no relay event', { on: { StreamBegin: {} } }],
      ['relay handlers that are null', { on: { Relay: null } }],
      ['relay handlers that are text', { on: { Relay: 'handle' } }],
      ['a relay handler for what is no relay event', { on: { Relay: { TaskStarted: jest.fn() } } }],
      ['a relay handler for another event', { on: { Relay: { StreamBegin: jest.fn() } } }],
      ['relay handlers in a list', { on: { Relay: [jest.fn()] } }],
      ['a relay handler that is text', { on: { Relay: { TaskStart: 'handle' } } }],
      ['otherwise that is no function', { on, otherwise: {} }],
      ['undecodable that is no function', { on, undecodable: true }],
      ['rejected that is no function', { on, rejected: 'log' }],
      ['observe that is no function', { on, observe: null }],
      ['uniformRefusals as text', { on, uniformRefusals: 'no' }],
      ['timeoutMs 0', { on, timeoutMs: 0 }],
      ['a negative timeoutMs', { on, timeoutMs: -1 }],
      ['timeoutMs NaN', { on, timeoutMs: NaN }],
      ['timeoutMs Infinity', { on, timeoutMs: Infinity }],
      ['timeoutMs in digits', { on, timeoutMs: '4000' }],
      ['ttlSeconds 0', { on, idempotency: { store, ttlSeconds: 0 } }],
      ['leaseSeconds NaN', { on, idempotency: { store, leaseSeconds: NaN } }],
      ['idempotency without a store', { on, idempotency: {} }],
      ['idempotency that is null', { on, idempotency: null }],
      ['a store that is null', { on, idempotency: { store: null } }],
      ['a store in place of the options', { on, idempotency: store }],
      ['a store that cannot release', { on, idempotency: { store: { ...store, release: 1 } } }],
    ])('throws a TypeError at once for %s', (_, options) => {
      expect(() => createHandler(receiver, options as HandlerOptions)).toThrow(TypeError)
    })

    test('takes options that are an object of a class', async () => {
      class Options implements HandlerOptions {
        readonly on = {}
        readonly uniformRefusals = true
        otherwise() {
          throw failure
        }
      }
      const handle = createHandler(receiver, new Options())
      expect(await handle(begin)).toStrictEqual(replyOf(500))
      expect(await handle('{')).toStrictEqual(replyOf(401))
    })

    test('takes handlers that are undefined for none', async () => {
      const { handle } = setUp({
        on: {
          StreamBegin: undefined,
          Relay: { TaskStart: undefined, Unknown: undefined },
        } as unknown as OnEvents,
      })
      expect(await handle(begin)).toStrictEqual(ok)
      expect(await handle(bodyOf('TaskStart'))).toStrictEqual(ok)
    })

    test('says what to change', () => {
      const of = (options: unknown) => () => createHandler(receiver, options as HandlerOptions)
      expect(of({ on: { StreamStart: () => 1 } })).toThrow(
        'on.StreamStart is not the name of an event: see EventType.',
      )
      expect(of({ on: { Relay: { TaskStarted: () => 1 } } })).toThrow(
        'on.Relay.TaskStarted is not the name of a relay event: see RelayName.',
      )
      expect(of({ on: { Relay: { TaskStart: 1 } } })).toThrow(
        'on.Relay.TaskStart must be a function.',
      )
      expect(of({ on: { Relay: 1 } })).toThrow('on.Relay must be a function.')
      expect(of({ on, uniformRefusals: 1 })).toThrow('uniformRefusals must be true or false.')
      expect(of({ on, timeoutMs: 0 })).toThrow('timeoutMs must be a number above 0.')
      expect(of({ on, idempotency: store })).toThrow('idempotency.store must be a store')
      expect(of({ on, observe: 1 })).toThrow('observe must be a function.')
      for (const none of [undefined, null, 'on']) {
        expect(of(none)).toThrow('The options must be an object, with at least on.')
      }
      const noTable = 'on must be an object with a function for each event.'
      for (const none of [null, undefined, 1]) expect(of({ on: none })).toThrow(noTable)
      expect(of({ on: { StreamBegin: 'a' } })).toThrow('on.StreamBegin must be a function.')
      expect(of({ on, idempotency: { store: null } })).toThrow('idempotency.store must be a store')
      expect(of({ on, idempotency: { store, ttlSeconds: 0 } })).toThrow('idempotency.ttlSeconds')
      expect(of({ on, idempotency: { store, leaseSeconds: 0 } })).toThrow(
        'idempotency.leaseSeconds',
      )
    })
  })
})

describe('createHostHandler', () => {
  const host = createHostHandler(receiver, { on: {} })

  test('says how large a body may be', () => {
    expect(host.maxBytes).toBe(receiver.maxBytes)
  })

  test('handles a body', async () => {
    expect(await host.handle(begin)).toStrictEqual(ok)
  })

  test.each<[Exclude<HostRefusal['_tag'], 'MethodNotAllowed'>, number]>([
    ['BodyUnreadable', 400],
    ['ContentEncodingUnsupported', 415],
    ['BodyConsumed', 500],
  ])('refuses %s with %d', (_tag, status) => {
    expect(host.refuse({ _tag })).toStrictEqual(replyOf(status))
  })

  test('says with 405 which method is allowed', () => {
    const reply = replyOf(405)
    expect(host.refuse({ _tag: 'MethodNotAllowed' })).toStrictEqual({
      ...reply,
      headers: { ...reply.headers, allow: 'POST' },
    })
  })

  test('receives an event for a middleware, without a handler', () => {
    const onEvent = jest.fn()
    const observe = jest.fn()
    const { receive } = createHostHandler(receiver, { on: { StreamBegin: onEvent }, observe })
    const result = receive(begin)
    expect(result).toMatchObject({ _tag: 'Right', right: { event: { event_type: 1 }, raw: begin } })
    expect(onEvent).not.toHaveBeenCalled()
    expect(observe.mock.calls).toEqual([
      [{ _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' }],
    ])
  })

  test.each(refusals)('refuses %s with %d for a middleware', (tag, status, body) => {
    const rejected = jest.fn()
    const undecodable = jest.fn()
    const { receive } = createHostHandler(receiver, { on: {}, rejected, undecodable })
    expect(receive(body)).toStrictEqual({ _tag: 'Left', left: replyOf(status) })
    expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ _tag: tag }))
    expect(undecodable).not.toHaveBeenCalled()
  })

  test('tells of what an adapter refuses', () => {
    const rejected = jest.fn()
    const observe = jest.fn()
    createHostHandler(receiver, { on: {}, rejected, observe }).refuse({ _tag: 'BodyConsumed' })
    expect(rejected).toHaveBeenCalledWith({ _tag: 'BodyConsumed' })
    expect(observe).toHaveBeenCalledWith({ _tag: 'Rejected', reason: 'BodyConsumed', status: 500 })
  })
})
