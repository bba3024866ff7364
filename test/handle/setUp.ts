/**
 * A handler and its observations, for the tests of src/handle/. jest fails a test in which a promise
 * is rejected without a handler.
 */
import { setImmediate as turn } from 'node:timers/promises'

import { afterEach, beforeEach, expect, jest } from '@jest/globals'

import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { IdempotencyOptions, StoreOptions } from '../../src/handle/options.ts'
import type { Reply } from '../../src/handle/reply.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { type BodyKind, buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'

export const KEY = 'S3cretKey'
export const OLD_KEY = 'OldS3cretKey'
export const NOW = 1_700_000_000
export const now = () => new Date(NOW * 1000)

export const receiver = createReceiver({ keys: [KEY, OLD_KEY], now })
export const signed = (body: object, key = KEY): JsonObject => signBody(body, { key, t: NOW + 600 })
export const bodyOf = (
  kind: BodyKind,
  overrides: Readonly<Record<string, Json | undefined>> = {},
) => signed(buildBody(kind, overrides))

export const begin = bodyOf('StreamBegin')
export const invalid = bodyOf('StreamBegin', { stream_id: [] })
export const failure = new Error('of the handler')

export const ok: Reply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"code":0}',
}
export const replyOf = (status: number): Reply =>
  status === 200 ? ok : { ...ok, status, body: `{"code":${status}}` }

export interface Deferred<A> {
  readonly promise: Promise<A>
  readonly resolve: (value: A) => void
  readonly reject: (error: unknown) => void
}

export const defer = <A = void>(): Deferred<A> => {
  let settle: Omit<Deferred<A>, 'promise'> | undefined
  const promise = new Promise<A>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...(settle as unknown as Omit<Deferred<A>, 'promise'>) }
}

export const never = () => new Promise<never>(() => undefined)

/** A handler, and all its observations. */
export const setUp = (options: Partial<StoreOptions> = {}) => {
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

export const withStore = (
  store: IdempotencyStore,
  options: Omit<IdempotencyOptions, 'store'> = {},
): Pick<StoreOptions, 'idempotency'> => ({ idempotency: { store, ...options } })

/** Uses fake timers in a whole test file, and checks that no test leaves a timer. */
export const stopTime = (): void => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  })

  afterEach(async () => {
    expect(jest.getTimerCount()).toBe(0)
    jest.restoreAllMocks()
    jest.useRealTimers()
    // Gives Node time to detect an unhandled rejection.
    await turn()
  })
}

export const refusals: ReadonlyArray<readonly [Refusal['_tag'], number, unknown]> = [
  ['BodyMissing', 400, ''],
  ['MultipartUnsupported', 415, '--x\r\nContent-Disposition: form-data'],
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

/** The `event_type` in the observation of a refusal of `refusals`, if that knows it. */
export const eventTypeIn = (tag: Refusal['_tag']): { readonly event_type?: number } =>
  tag === 'SignatureMissing' || tag === 'EventInvalid' ? { event_type: 1 } : {}

/** A memory store whose calls are recorded, and can be replaced. */
export const spied = () => {
  const store = memoryStore()
  return {
    claim: jest.fn<IdempotencyStore['claim']>(store.claim),
    done: jest.fn<IdempotencyStore['done']>(store.done),
    release: jest.fn<IdempotencyStore['release']>(store.release),
  }
}
