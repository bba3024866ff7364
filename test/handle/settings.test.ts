import { describe, expect, jest, test } from '@jest/globals'

import { createHandler } from '../../src/handle/handler.ts'
import type { HandlerOptions, OnEvents } from '../../src/handle/options.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { begin, bodyOf, failure, ok, receiver, replyOf, setUp, stopTime } from './setUp.ts'

stopTime()

describe('handlerSettings', () => {
  const on = {}
  const store = memoryStore()
  const inbox = { once: jest.fn(), forget: jest.fn() }
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
    ['ttlSeconds 59', { on, idempotency: { store, ttlSeconds: 59 } }],
    ['ttlSeconds 1e300', { on, idempotency: { store, ttlSeconds: 1e300 } }],
    ['leaseSeconds NaN', { on, idempotency: { store, leaseSeconds: NaN } }],
    ['leaseSeconds 601', { on, idempotency: { store, leaseSeconds: 601 } }],
    ['leaseSeconds below timeoutMs', { on, idempotency: { store, leaseSeconds: 3.9 } }],
    ['timeoutMs above leaseSeconds', { on, timeoutMs: 50_001, idempotency: { store } }],
    ['maxRunSeconds 0', { on, idempotency: { store, maxRunSeconds: 0 } }],
    ['maxRunSeconds below leaseSeconds', { on, idempotency: { store, maxRunSeconds: 49 } }],
    ['maxRunSeconds 86401', { on, idempotency: { store, maxRunSeconds: 86_401 } }],
    ['idempotency without a store', { on, idempotency: {} }],
    ['idempotency that is null', { on, idempotency: null }],
    ['a store that is null', { on, idempotency: { store: null } }],
    ['a store in place of the options', { on, idempotency: store }],
    ['an inbox that is null', { on, inbox: null }],
    ['an inbox that is a store', { on, inbox: store }],
    ['an inbox that cannot forget', { on, inbox: { once: jest.fn() } }],
    ['an inbox beside a store', { on, inbox, idempotency: { store } }],
    ['maxRunSeconds without an inbox', { on, maxRunSeconds: 60 }],
    ['maxRunSeconds below timeoutMs', { on, inbox, maxRunSeconds: 3.9 }],
    ['maxRunSeconds 601 of an inbox', { on, inbox, maxRunSeconds: 601 }],
    ['a store that cannot release', { on, idempotency: { store: { ...store, release: 1 } } }],
  ])('throws a TypeError at once for %s', (_, options) => {
    expect(() => createHandler(receiver, options as HandlerOptions)).toThrow(TypeError)
  })

  test('says why an inbox and a store exclude each other, and where maxRunSeconds belongs', () => {
    const make = (options: object) => () => createHandler(receiver, { on, ...options })
    expect(make({ inbox, idempotency: { store } })).toThrow(
      'inbox and idempotency exclude each other: an inbox marks the event in the transaction of its effect, and needs no store.',
    )
    expect(make({ maxRunSeconds: 60 })).toThrow(
      'maxRunSeconds belongs to an inbox: for a store, set idempotency.maxRunSeconds.',
    )
    expect(make({ inbox, maxRunSeconds: 1 })).toThrow('maxRunSeconds must be at least timeoutMs')
    expect(make({ inbox, maxRunSeconds: 601 })).toThrow('maxRunSeconds must be at most 600')
    expect(make({ inbox: {} })).toThrow('inbox must be an inbox, such as sqlInbox(options).')
  })

  test.each([4, 60, 600])('accepts maxRunSeconds %d with an inbox', (maxRunSeconds) => {
    expect(() =>
      createHandler(receiver, { on, inbox, maxRunSeconds } as unknown as HandlerOptions),
    ).not.toThrow()
  })

  test('accepts options that are an instance of a class', async () => {
    class Options implements HandlerOptions {
      readonly on = {}
      readonly uniformRefusals = true
      observe() {
        return undefined
      }
      otherwise() {
        throw failure
      }
    }
    const handle = createHandler(receiver, new Options())
    expect(await handle(begin)).toStrictEqual(replyOf(500))
    expect(await handle('{')).toStrictEqual(replyOf(401))
  })

  test('ignores handlers that are undefined', async () => {
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
    expect(of({ on: {}, idempotency: null })).toThrow(
      'idempotency must be an object with at least { store }.',
    )
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
    expect(of({ on, timeoutMs: 0 })).toThrow('timeoutMs must be a positive number.')
    expect(of({ on, idempotency: store })).toThrow('idempotency.store must be a store')
    expect(of({ on, observe: 1 })).toThrow('observe must be a function.')
    for (const none of [undefined, null, 'on']) {
      expect(of(none)).toThrow('The options must be an object with at least { on }.')
    }
    const noTable = 'on must be an object with functions by event name, such as { StreamBegin }.'
    for (const none of [null, undefined, 1]) expect(of({ on: none })).toThrow(noTable)
    expect(of({ on: { StreamBegin: 'a' } })).toThrow('on.StreamBegin must be a function.')
    expect(of({ on, idempotency: { store: null } })).toThrow('idempotency.store must be a store')
    expect(of({ on, idempotency: { store, ttlSeconds: 0 } })).toThrow('idempotency.ttlSeconds')
    expect(of({ on, idempotency: { store, leaseSeconds: 0 } })).toThrow('idempotency.leaseSeconds')
    const idempotency = (options: object) => of({ on, idempotency: { store, ...options } })
    expect(idempotency({ leaseSeconds: 1 })).toThrow(
      'idempotency.leaseSeconds must be at least timeoutMs:',
    )
    expect(idempotency({ leaseSeconds: 3600 })).toThrow(
      'idempotency.leaseSeconds must be at most 600:',
    )
    expect(idempotency({ ttlSeconds: 1 })).toThrow('idempotency.ttlSeconds must be at least 60:')
    expect(idempotency({ ttlSeconds: 1e9 })).toThrow('idempotency.ttlSeconds must be at most 31,')
    expect(idempotency({ maxRunSeconds: 10 })).toThrow(
      'idempotency.maxRunSeconds must be at least leaseSeconds:',
    )
    expect(idempotency({ maxRunSeconds: 1e6 })).toThrow(
      'idempotency.maxRunSeconds must be at most 86,400,',
    )
  })

  test('accepts each option at its bounds', () => {
    for (const options of [
      { leaseSeconds: 4, ttlSeconds: 60, maxRunSeconds: 4 },
      { leaseSeconds: 600, ttlSeconds: 31_536_000, maxRunSeconds: 86_400 },
    ]) {
      expect(() =>
        createHandler(receiver, { on, idempotency: { store, ...options } }),
      ).not.toThrow()
    }
  })
})
