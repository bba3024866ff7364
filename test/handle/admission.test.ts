import { describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createAdmissionGate } from '../../src/handle/admission.ts'
import type { MiddlewareOptions } from '../../src/handle/options.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { begin, eventTypeIn, receiver, refusals, replyOf, stopTime } from './setUp.ts'

stopTime()

const setUp = (options: MiddlewareOptions = {}) => {
  const rejected = jest.fn()
  const observe = jest.fn()
  const { admit, maxBytes } = createAdmissionGate(receiver, { rejected, observe, ...options })
  const told = () => ({ rejected: rejected.mock.calls.flat(), observed: observe.mock.calls.flat() })
  return { admit, maxBytes, told }
}

/** The refusals whose body above is certainly no callback. */
const CERTAIN: ReadonlySet<string> = new Set([
  'BodyMissing',
  'BodyNotObject',
  'MultipartUnsupported',
])

const foreign = { CallbackCommand: 'Group.CallbackAfterSendMsg' }

describe('createAdmissionGate', () => {
  test('has the maxBytes of its receiver', () => {
    expect(setUp().maxBytes).toBe(receiver.maxBytes)
  })

  test.each<MiddlewareOptions>([{}, { notCallback: 'refuse' }, { notCallback: 'next' }])(
    'admits an event, and notifies of it (%j)',
    (options) => {
      const { admit, told } = setUp(options)
      expect(admit(E.right(begin))).toMatchObject({
        _tag: 'Admitted',
        received: { event: { event_type: 1 }, raw: begin },
      })
      expect(told()).toEqual({
        rejected: [],
        observed: [{ _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' }],
      })
    },
  )

  test.each(refusals)('refuses %s with %d', (tag, status, body) => {
    const { admit, told } = setUp()
    expect(admit(E.right(body))).toStrictEqual({ _tag: 'Refused', reply: replyOf(status) })
    expect(told()).toEqual({
      rejected: [expect.objectContaining({ _tag: tag })],
      observed: [{ _tag: 'Rejected', reason: tag, status, ...eventTypeIn(tag) }],
    })
  })

  test.each<[Refusal['_tag'], unknown, unknown]>([
    ['SignatureMissing', foreign, foreign],
    ['SignatureMissing', JSON.stringify(foreign), foreign],
    ['BodyNotJson', '<xml/>', '<xml/>'],
    [
      'MultipartUnsupported',
      '--x\r\nContent-Disposition: form-data',
      '--x\r\nContent-Disposition: form-data',
    ],
    ['BodyMissing', '', undefined],
  ])('passes on %s with its body only if that is certain and wanted', (reason, body, value) => {
    const wanted = setUp({ notCallback: 'next' })
    expect(wanted.admit(E.right(body))).toStrictEqual({ _tag: 'PassedOn', body: value })
    expect(wanted.told()).toEqual({ rejected: [], observed: [{ _tag: 'PassedOn', reason }] })
    const usual = setUp()
    expect(usual.admit(E.right(body))).toMatchObject({ _tag: 'Refused' })
    expect(usual.told().observed).toMatchObject([{ _tag: 'Rejected', reason }])
  })

  test('passes on another method, and no other refusal of a host', () => {
    const { admit, told } = setUp({ notCallback: 'next' })
    expect(admit(E.left({ _tag: 'MethodNotAllowed' }))).toEqual({ _tag: 'PassedOn' })
    expect(admit(E.left({ _tag: 'BodyTimeout' }))).toEqual({
      _tag: 'Refused',
      reply: replyOf(408),
    })
    expect(told()).toEqual({
      rejected: [{ _tag: 'BodyTimeout' }],
      observed: [
        { _tag: 'PassedOn', reason: 'MethodNotAllowed' },
        { _tag: 'Rejected', reason: 'BodyTimeout', status: 408 },
      ],
    })
  })

  test.each(refusals.filter(([tag]) => !CERTAIN.has(tag)))(
    'still refuses %s, which may be a callback, with notCallback next',
    (_, status, body) => {
      const { admit } = setUp({ notCallback: 'next' })
      expect(admit(E.right(body))).toStrictEqual({ _tag: 'Refused', reply: replyOf(status) })
    },
  )

  test.each([null, 'pass', true])(
    'throws a TypeError at once for notCallback %j',
    (notCallback) => {
      expect(() => createAdmissionGate(receiver, { notCallback } as never)).toThrow(
        new TypeError("notCallback must be 'refuse' or 'next'."),
      )
    },
  )
})
