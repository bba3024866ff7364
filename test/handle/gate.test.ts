import { describe, expect, jest, test } from '@jest/globals'

import { createGate } from '../../src/handle/gate.ts'
import type { MiddlewareOptions } from '../../src/handle/options.ts'
import { gateSettings } from '../../src/handle/settings.ts'
import type { HostRefusal } from '../../src/receive/error.ts'
import type { Receiver } from '../../src/receive/receiver.ts'
import { begin, eventTypeIn, receiver, refusals, replyOf, stopTime } from './setUp.ts'

stopTime()

describe('createGate', () => {
  const silent = { observe: () => undefined }
  const gateOf = (options: MiddlewareOptions = silent) =>
    createGate(receiver, gateSettings(options))

  test('has the maxBytes of its receiver', () => {
    expect(gateOf().maxBytes).toBe(receiver.maxBytes)
  })

  test('receives as its receiver does, also if that is an instance of a class', () => {
    class Own implements Receiver {
      readonly maxBytes = 7
      readonly receiveOrThrow = receiver.receiveOrThrow
      #received = 0
      receive(body: unknown) {
        this.#received += 1
        return this.#received === 1 ? receiver.receive(body) : receiver.receive('')
      }
    }
    const gate = createGate(new Own(), gateSettings({}))
    expect(gate.maxBytes).toBe(7)
    expect(gate.receive(begin)).toMatchObject({ _tag: 'Right', right: { raw: begin } })
    expect(gate.receive(begin)).toEqual({ _tag: 'Left', left: { _tag: 'BodyMissing' } })
  })

  test.each<[Exclude<HostRefusal['_tag'], 'MethodNotAllowed'>, number]>([
    ['BodyUnreadable', 400],
    ['ContentEncodingUnsupported', 415],
    ['BodyConsumed', 500],
  ])('refuses %s with %d', (_tag, status) => {
    expect(gateOf().refuse({ _tag })).toStrictEqual(replyOf(status))
  })

  test('names the allowed method with 405', () => {
    const reply = replyOf(405)
    expect(gateOf().refuse({ _tag: 'MethodNotAllowed' })).toStrictEqual({
      ...reply,
      headers: { ...reply.headers, allow: 'POST' },
    })
  })

  test('notifies of a refusal by an adapter', () => {
    const rejected = jest.fn()
    const observe = jest.fn()
    gateOf({ rejected, observe }).refuse({ _tag: 'BodyConsumed' })
    expect(rejected.mock.calls).toEqual([[{ _tag: 'BodyConsumed' }]])
    expect(observe.mock.calls).toEqual([
      [{ _tag: 'Rejected', reason: 'BodyConsumed', status: 500 }],
    ])
  })

  test('admits an event to a middleware, and notifies of it', () => {
    const observe = jest.fn()
    expect(gateOf({ observe }).admit(begin)).toMatchObject({
      _tag: 'Right',
      right: { event: { event_type: 1 }, raw: begin },
    })
    expect(observe.mock.calls).toEqual([
      [{ _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' }],
    ])
  })

  test.each(refusals)('refuses %s with %d for a middleware', (tag, status, body) => {
    const rejected = jest.fn()
    const observe = jest.fn()
    const result = gateOf({ rejected, observe }).admit(body)
    expect(result).toStrictEqual({ _tag: 'Left', left: replyOf(status) })
    expect(rejected.mock.calls).toEqual([[expect.objectContaining({ _tag: tag })]])
    expect(observe.mock.calls).toEqual([
      [{ _tag: 'Rejected', reason: tag, status, ...eventTypeIn(tag) }],
    ])
  })
})
