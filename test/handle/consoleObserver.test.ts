import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createAdmissionGate } from '../../src/handle/admission.ts'
import {
  consoleObserver,
  printFailures,
  printObservations,
} from '../../src/handle/consoleObserver.ts'
import { createGate } from '../../src/handle/gate.ts'
import { createHandler } from '../../src/handle/handler.ts'
import { sharedCounts } from '../../src/handle/lineLimit.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { rejectedOf } from '../../src/handle/observation.ts'
import type { HandlerOptions } from '../../src/handle/options.ts'
import { gateSettings } from '../../src/handle/settings.ts'
import { describeError } from '../../src/receive/describeError.ts'
import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { expectConsole } from '../expectConsole.ts'
import {
  begin,
  bodyOf,
  failure,
  invalid,
  KEY,
  never,
  OLD_KEY,
  receiver,
  refusals,
  signed,
  stopTime,
  withStore,
} from './setUp.ts'

stopTime()

beforeEach(() => {
  sharedCounts().clear()
})

const PREFIX = 'tencent-live-callbacks: '
const MINUTE = 60_000

/** The lines since the last call, without what every line begins with. */
const lines = () =>
  expectConsole().map(({ level, args: [line, ...causes] }) => [
    level,
    String(line).startsWith(PREFIX) ? String(line).slice(PREFIX.length) : line,
    ...causes,
  ])

const facts = { name: 'StreamBegin', durationMs: 12.3, late: false } as const

/** Each observation, and its line. */
const table: {
  readonly [T in Observation['_tag']]: readonly [
    Extract<Observation, { readonly _tag: T }>,
    ReadonlyArray<unknown>?,
  ]
} = {
  Accepted: [{ _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' }],
  Duplicate: [{ _tag: 'Duplicate', name: 'StreamBegin', state: 'done' }],
  Handled: [{ _tag: 'Handled', ...facts }],
  PassedOn: [{ _tag: 'PassedOn', reason: 'EventTypeInvalid' }],
  Rejected: [
    { _tag: 'Rejected', reason: 'SignatureMismatch', status: 401 },
    ['warn', 'SignatureMismatch, answered with 401.'],
  ],
  HandlerFailed: [
    { _tag: 'HandlerFailed', ...facts, error: failure },
    ['error', 'The handler of StreamBegin failed after 12 ms, and the answer is 500:', failure],
  ],
  TimedOut: [
    { _tag: 'TimedOut', name: 'StreamBegin', afterMs: 4000 },
    [
      'warn',
      'StreamBegin was answered with 503, because the handler or the store took longer than 4000 ms: give slow work to a queue.',
    ],
  ],
  StoreFailed: [
    { _tag: 'StoreFailed', operation: 'claim', error: failure },
    ['error', 'The idempotency store failed (claim):', failure],
  ],
  LeaseLost: [
    { _tag: 'LeaseLost', name: 'StreamBegin' },
    [
      'warn',
      'StreamBegin may be handled twice, because its lease could not be renewed in time and another delivery has claimed it: look for a process that stood still, or a store that could not be reached.',
    ],
  ],
  HandlerStuck: [
    { _tag: 'HandlerStuck', name: 'StreamBegin', afterSeconds: 660 },
    [
      'error',
      'The handler of StreamBegin has run for 660 s and is left to itself, so that a retry can begin the event again: look for what it waits for, and stop it by context.signal.',
    ],
  ],
  InvalidFields: [
    {
      _tag: 'InvalidFields',
      name: 'StreamBegin',
      issues: [
        { path: 'errcode', expected: 'an integer' },
        { path: 'node', expected: 'text' },
      ],
    },
    [
      'warn',
      'StreamBegin has invalid fields, which were left out of the event (errcode: expected an integer; node: expected text): raw has their values.',
    ],
  ],
  OldKey: [
    { _tag: 'OldKey', keyIndex: 1 },
    ['warn', 'A callback was signed with keys[1], so this key is still in use.'],
  ],
  UnknownEvent: [
    { _tag: 'UnknownEvent', event_type: 999 },
    [
      'warn',
      'The event 999 is unknown to this version: look for a newer one, and read it from raw until then.',
    ],
  ],
  UnknownFields: [
    { _tag: 'UnknownFields', name: 'StreamBegin', fields: ['added', '\u001b[2Jx', 'a b'] },
    [
      'warn',
      'StreamBegin has fields that are unknown to this version (added, …, …): look for a newer one.',
    ],
  ],
}

const rowsOf = Object.entries(table) as ReadonlyArray<
  readonly [Observation['_tag'], readonly [Observation, ReadonlyArray<unknown>?]]
>

describe('consoleObserver', () => {
  test.each(rowsOf)('prints of %s what needs a look', (_, [observation, line]) => {
    consoleObserver()(observation)
    expect(lines()).toEqual(line === undefined ? [] : [line])
  })

  test('says of a failure after the answer that it was late', () => {
    consoleObserver()({ _tag: 'HandlerFailed', ...facts, late: true, error: undefined })
    expect(lines()).toEqual([
      [
        'error',
        'The handler of StreamBegin failed after 12 ms, when the delivery was answered with 503 already:',
        undefined,
      ],
    ])
  })

  test('has counters of its own', () => {
    const {
      Rejected: [rejected],
    } = table
    for (const observe of [consoleObserver(), consoleObserver(), printFailures]) observe(rejected)
    expect(lines()).toHaveLength(3)
  })

  test.each(refusals)('describes the refusal %s', async (tag, status, body) => {
    const handle = createHandler(receiver, {
      on: {},
      otherwise: () => undefined,
      observe: consoleObserver(),
      rejected: () => undefined,
    })
    await handle(body)
    const result = receiver.receive(body)
    if (result._tag === 'Right') throw new Error('The body is not refused.')
    expect(lines()).toEqual([
      ['warn', `${tag}, answered with ${status}: ${describeError(result.left)}`],
    ])
  })
})

describe('printObservations', () => {
  test('prints each kind once a minute, but failures of handlers every time', () => {
    let time = 0
    const observe = printObservations(new Map(), () => time)
    const once = rowsOf.filter(([tag, [, line]]) => line !== undefined && tag !== 'HandlerFailed')
    for (const [, [observation]] of once) for (let n = 0; n < 3; n++) observe(observation)
    expect(lines()).toHaveLength(once.length)
    time = MINUTE
    for (const [, [observation]] of once) observe(observation)
    expect(lines().map(([, line]) => String(line).slice(-40).replace(/:$/, ''))).toEqual(
      once.map(() => expect.stringMatching(/\(2 more since the last such line\)$/)),
    )
    const [failed] = table.HandlerFailed
    for (let n = 0; n < 100; n++) observe(failed)
    expect(lines()).toHaveLength(100)
  })

  test('counts each reason, event and operation for itself', () => {
    const observe = printObservations(new Map(), () => 0)
    observe({ _tag: 'Rejected', reason: 'BodyMissing', status: 400 })
    observe({ _tag: 'Rejected', reason: 'BodyNotJson', status: 400 })
    observe({ _tag: 'TimedOut', name: 'StreamBegin', afterMs: 1 })
    observe({ _tag: 'TimedOut', name: 'StreamEnd', afterMs: 1 })
    observe({ _tag: 'StoreFailed', operation: 'claim', error: 1 })
    observe({ _tag: 'StoreFailed', operation: 'done', error: 1 })
    observe({ _tag: 'LeaseLost', name: 'StreamBegin' })
    observe({ _tag: 'LeaseLost', name: 'StreamEnd' })
    expect(lines()).toHaveLength(8)
  })

  test.each(['once', 'forget'] as const)(
    'says that an inbox has failed, in its %s',
    (operation) => {
      const observe = consoleObserver()
      observe({ _tag: 'StoreFailed', operation, error: failure })
      expect(lines()).toEqual([['error', `The inbox failed (${operation}):`, failure]])
    },
  )
})

describe('printFailures, the default of observe', () => {
  const throwing: Partial<HandlerOptions> = {
    otherwise: () => {
      throw failure
    },
  }
  const handlerOf = (options: Partial<HandlerOptions>) =>
    createHandler(receiver, { on: {}, ...options })
  const failed = [
    'error',
    'The handler of StreamBegin failed after 0 ms, and the answer is 500:',
    failure,
  ]

  test('prints each failure of a handler, with its error', async () => {
    const handle = handlerOf(throwing)
    for (let n = 0; n < 3; n++) await handle(begin)
    expect(lines()).toEqual([failed, failed, failed])
  })

  test('prints refusals once a minute for each reason, over all handlers of the process', async () => {
    const handlers = [handlerOf({}), handlerOf({ otherwise: () => undefined })]
    const { admit } = createAdmissionGate(receiver, {})
    const deliver = async (body: unknown) => {
      for (const handle of handlers) await handle(body)
      admit(E.right(body))
    }
    await deliver('{')
    await deliver('')
    expect(lines()).toEqual([
      ['warn', expect.stringMatching(/^BodyNotJson, answered with 400: /)],
      ['warn', expect.stringMatching(/^BodyMissing, answered with 400: /)],
    ])
    jest.advanceTimersByTime(MINUTE)
    // No timer prints the count.
    expect(lines()).toEqual([])
    await deliver('{')
    expect(lines()).toEqual([
      ['warn', expect.stringMatching(/^BodyNotJson, .* \(2 more since the last such line\)$/)],
    ])
  })

  test('prints unsigned bodies of each product once, since their sentences differ', async () => {
    const handle = handlerOf({})
    const bodies = [buildBody('StreamBegin'), { EventGroupId: 1, EventType: 103 }, {}, { a: 1 }]
    for (const body of [...bodies, ...bodies]) await handle(body)
    const sentence = (looksLike: 'EmptyObject' | 'Unknown') =>
      describeError({ _tag: 'SignatureMissing', looksLike })
    expect(lines()).toEqual([
      ['warn', expect.stringMatching(/^SignatureMissing, .*callback key in the callback template/)],
      ['warn', expect.stringMatching(/^SignatureMissing, .*TRTC/)],
      ['warn', `SignatureMissing, answered with 401: ${sentence('EmptyObject')}`],
      ['warn', `SignatureMissing, answered with 401: ${sentence('Unknown')}`],
    ])
  })

  test('prints a refusal by an adapter', () => {
    createGate(receiver, gateSettings({})).refuse({ _tag: 'BodyConsumed' })
    expect(lines()).toEqual([
      ['warn', `BodyConsumed, answered with 500: ${describeError({ _tag: 'BodyConsumed' })}`],
    ])
  })

  test('prints an event that nobody handles and that cannot be decoded', async () => {
    expect((await handlerOf({})(invalid)).status).toBe(200)
    expect(lines()).toEqual([
      ['warn', expect.stringMatching(/^EventInvalid, answered with 200: The event 1 has invalid/)],
    ])
  })

  test('prints no refusal if there is rejected, but failures of handlers', async () => {
    const rejected = jest.fn()
    const handle = handlerOf({ ...throwing, rejected })
    await handle('')
    await handle(begin)
    expect(rejected).toHaveBeenCalledTimes(1)
    expect(lines()).toEqual([failed])
    createAdmissionGate(receiver, { rejected }).admit(E.right(''))
    expect(lines()).toEqual([])
  })

  test('prints nothing if observe is a function that does nothing', async () => {
    const handle = handlerOf({ ...throwing, observe: () => undefined })
    for (const body of ['', begin, invalid]) await handle(body)
    expect(lines()).toEqual([])
  })

  test('prints that a delivery was too slow, and that a store failed', async () => {
    const slow = handlerOf({ otherwise: never })
    const reply = slow(begin)
    await jest.advanceTimersByTimeAsync(4000)
    await reply
    const claim = () => Promise.reject(new StoreUnavailable('away'))
    await handlerOf({ ...throwing, ...withStore({ ...memoryStore(), claim }) })(begin)
    expect(lines()).toEqual([
      ['warn', expect.stringMatching(/^StreamBegin was answered with 503/)],
      ['error', 'The idempotency store failed (claim):', expect.any(StoreUnavailable)],
    ])
  })

  test('prints nothing of events that are handled or ignored as they should be', async () => {
    const handlers = [
      handlerOf({}),
      handlerOf({ otherwise: () => undefined, ...withStore(memoryStore()) }),
    ]
    for (const handle of handlers) {
      for (const { body } of fixtures) {
        await handle(signed({ ...body, added: 1 }))
        await handle(signed(body, OLD_KEY))
      }
      await handle(bodyOf('Unknown', { event_type: 9999 }))
    }
    expect(lines()).toEqual([])
  })

  test('prints no value of a body, no key and no digest', async () => {
    const secret = { stream_id: 'secret-stream', 'secret-field': 'secret-value' }
    const handle = handlerOf({ otherwise: () => undefined })
    const bodies = [
      ...refusals.map(([, , body]) => body),
      { ...begin, ...secret, sign: '0'.repeat(32) },
      signBody({ ...begin, ...secret, event_type: 'secret-type' }, { key: KEY }),
      signed({ ...begin, ...secret, stream_id: ['secret-stream'] }),
      `{"secret": `,
    ]
    for (const body of bodies) await handle(body)
    const printed = JSON.stringify(lines())
    expect(printed).toContain('EventInvalid')
    expect(printed).not.toContain('secret')
    for (const hidden of [KEY, OLD_KEY, begin['sign'] as string, begin['stream_id'] as string]) {
      expect(printed).not.toContain(hidden)
    }
  })
})

describe('rejectedOf', () => {
  test('has the refusal for describeError, which loggers and copies do not see', () => {
    const refusal = { _tag: 'BodyTooLarge', limitBytes: 7 } as const
    const observation = rejectedOf(refusal, 413)
    expect(observation).toHaveProperty('refusal', refusal)
    expect(Object.keys(observation)).toEqual(['_tag', 'reason', 'status'])
    expect(JSON.stringify(observation)).toBe(
      '{"_tag":"Rejected","reason":"BodyTooLarge","status":413}',
    )
    expect({ ...observation }).not.toHaveProperty('refusal')
  })
})
