import { describe, expect, test } from '@jest/globals'

import { sendAll } from '../../../../src/cli/commands/send/sendAll.ts'
import { virtualClock } from '../../../../src/testing/virtualClock.ts'

describe('sendAll', () => {
  test('sends no new event after an interruption', async () => {
    const interruption = new AbortController()
    const begun: Array<number> = []
    const bodyOf = (n: number) => {
      begun.push(n)
      return { event_type: 1, stream_id: `room-${n}` }
    }
    const target = () => {
      if (begun.length === 3) interruption.abort()
      return Promise.resolve({ status: 200 })
    }
    await sendAll(target, bodyOf, {
      key: 'examplecallbackkey',
      clock: virtualClock(),
      count: 100,
      concurrency: 1,
      interrupted: interruption.signal,
    })
    expect(begun).toEqual([1, 2, 3])
  })
})
