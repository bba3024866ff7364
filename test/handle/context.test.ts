import { describe, expect, test } from '@jest/globals'

import { Abortable, Context } from '../../src/handle/context.ts'
import type { HandlerContext } from '../../src/handle/options.ts'

describe('Context', () => {
  const reason = new Error('of the lease')

  test('has the request, the transaction, and a signal that is not aborted', () => {
    const [request, tx] = [{}, {}]
    const context: HandlerContext<object> = new Context(request, tx, new Abortable())
    expect(context.request).toBe(request)
    expect(context.tx).toBe(tx)
    expect(context.signal.aborted).toBe(false)
    expect(context.signal).toBe(context.signal)
    const { signal } = { ...context }
    expect(signal).toBe(context.signal)
  })

  test('aborts a signal that a handler has taken, with the first reason', () => {
    const abortable = new Abortable()
    const { signal } = new Context(undefined, undefined, abortable)
    abortable.abort(reason)
    abortable.abort(new Error('another'))
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toBe(reason)
  })

  test('has an aborted signal for a handler that takes it later', () => {
    const abortable = new Abortable()
    const context = new Context(undefined, undefined, abortable)
    abortable.abort(reason)
    expect(context.signal.aborted).toBe(true)
    expect(context.signal.reason).toBe(reason)
    expect(context.signal).toBe(context.signal)
  })
})
