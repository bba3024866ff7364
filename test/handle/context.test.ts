import { describe, expect, test } from '@jest/globals'

import { deliveryContext } from '../../src/handle/context.ts'

describe('deliveryContext', () => {
  const reason = new Error('of the lease')

  test('has the request, the transaction, and a signal that is not aborted', () => {
    const [request, tx] = [{}, {}]
    const context = deliveryContext(request).contextOf(tx)
    expect(context.request).toBe(request)
    expect(context.tx).toBe(tx)
    expect(context.signal.aborted).toBe(false)
    expect(context.signal).toBe(context.signal)
    const { signal } = { ...context }
    expect(signal).toBe(context.signal)
  })

  test('aborts a signal that a handler has taken, with the first reason', () => {
    const { contextOf, abort } = deliveryContext(undefined)
    const { signal } = contextOf(undefined)
    abort(reason)
    abort(new Error('another'))
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toBe(reason)
  })

  test('has an aborted signal for a handler that takes it later', () => {
    const { contextOf, abort } = deliveryContext(undefined)
    const context = contextOf(undefined)
    abort(reason)
    expect(context.signal.aborted).toBe(true)
    expect(context.signal.reason).toBe(reason)
    expect(context.signal).toBe(context.signal)
  })
})
