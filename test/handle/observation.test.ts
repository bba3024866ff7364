import { describe, expect, jest, test } from '@jest/globals'

import { EventType } from '../../src/event/EventType.ts'
import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { HandlerOptions } from '../../src/handle/options.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { lookalikes } from '../receive/lookalikes.ts'
import {
  begin,
  bodyOf,
  failure,
  invalid,
  KEY,
  never,
  now,
  OLD_KEY,
  refusals,
  setUp,
  signed,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

describe('observationsOf', () => {
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
    ['an event without a handler', {}, begin, [accepted('StreamBegin')]],
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
      'fields that are invalid',
      {},
      bodyOf('StreamBegin', { errcode: 'E12' }),
      [
        accepted('StreamBegin'),
        {
          _tag: 'InvalidFields',
          name: 'StreamBegin',
          issues: [{ path: 'errcode', expected: 'an integer' }],
        },
      ],
    ],
    [
      'a key that is still in use',
      {},
      signed(begin, OLD_KEY),
      [accepted('StreamBegin'), { _tag: 'OldKey', keyIndex: 1 }],
    ],
    ['a body that is refused', {}, '{', [{ _tag: 'Rejected', reason: 'BodyNotJson', status: 400 }]],
    [
      'a body without a signature',
      {},
      buildBody('StreamEnd'),
      [{ _tag: 'Rejected', reason: 'SignatureMissing', status: 401, event_type: 0 }],
    ],
    [
      'a body that is no callback',
      {},
      lookalikes.TrtcCallback[0],
      [{ _tag: 'Rejected', reason: 'SignatureMissing', status: 401 }],
    ],
    [
      'an event that cannot be decoded',
      { otherwise: () => undefined },
      invalid,
      [{ _tag: 'Rejected', reason: 'EventInvalid', status: 422, event_type: 1 }],
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
        timeoutMs: 10,
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
        timeoutMs: 10,
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
      'a handler that hangs',
      {
        on: { StreamBegin: never },
        timeoutMs: 10,
        ...withStore(memoryStore(), { leaseSeconds: 0.01, maxRunSeconds: 0.02 }),
      },
      begin,
      [
        accepted('StreamBegin'),
        { _tag: 'TimedOut', name: 'StreamBegin', afterMs: 10 },
        { _tag: 'HandlerStuck', name: 'StreamBegin', afterSeconds: 0.02 },
      ],
    ],
    [
      'a body that cannot be decoded but is taken',
      { undecodable: () => undefined },
      invalid,
      [{ _tag: 'Handled', ...facts }],
    ],
  ]

  test.each(table)('reports %s', async (_, options, body, expected) => {
    const { handle, observations } = setUp(options)
    const reply = handle(body)
    await jest.advanceTimersByTimeAsync(4000)
    await reply
    expect(observations).toEqual(expected)
  })

  // `PassedOn` is of middlewares: admission.test.ts.
  const tagged: Readonly<Record<Exclude<Observation['_tag'], 'PassedOn'>, true>> = {
    Accepted: true,
    Duplicate: true,
    HandlerFailed: true,
    Handled: true,
    HandlerStuck: true,
    InvalidFields: true,
    LeaseLost: true,
    OldKey: true,
    Rejected: true,
    StoreFailed: true,
    TimedOut: true,
    UnknownEvent: true,
    UnknownFields: true,
  }

  test('has every observation in the table above', () => {
    const told = table.flatMap(([, , , observations]) => observations as ReadonlyArray<Observation>)
    expect(new Set(told.map(({ _tag }) => _tag))).toEqual(new Set(Object.keys(tagged)))
  })

  test('reports the status of the signature', async () => {
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

  test('has no value of any body', async () => {
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
      ...['Unknown', 'signed', 'done', 'inFlight', 'claim', 'an integer'],
    ]
    for (const { body, event_type } of fixtures) {
      const bodies = [
        signed({ ...body, ...secrets }),
        signed({ ...body, ...secrets }, OLD_KEY),
        { ...body, ...secrets, sign: '0'.repeat(32) },
        signed({ ...body, ...secrets, event_type: 'secret-type' }),
        signed({ ...body, ...secrets, appid: 'secret-appid', callback_event: {} }),
      ]
      // Every value in an observation is one of these words, or a small number.
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
      // Shorter values occur in many texts by chance.
      expect(values.filter((value) => value.length > 3 && text.includes(value))).toEqual([])
      expect(JSON.stringify(seen)).not.toContain('secret')
      expect(JSON.stringify(seen)).not.toContain(KEY)
    }
  })
})
