import { getEventListeners } from 'node:events'

import { describe, expect, test } from '@jest/globals'

import { interruptible } from '../../src/cli/interruptible.ts'
import { waitByTimer } from '../../src/clock/Clock.ts'

const HOUR = 3_600_000
const clock = { now: () => new Date(0), wait: waitByTimer }

describe('interruptible', () => {
  test('ends all waits when it is interrupted', async () => {
    const interruption = new AbortController()
    const { wait } = interruptible(clock, interruption.signal)
    const waits = [wait(HOUR), wait(HOUR, new AbortController().signal)]
    interruption.abort()
    await Promise.all(waits)
    await wait(HOUR)
  })

  test('ends the wait of an aborted signal, and no other', async () => {
    const interruption = new AbortController()
    const over = new AbortController()
    const { wait } = interruptible(clock, interruption.signal)
    let isOtherOver = false
    const other = wait(HOUR).then(() => (isOtherOver = true))
    const one = wait(HOUR, over.signal)
    over.abort()
    await one
    expect(isOtherOver).toBe(false)
    interruption.abort()
    await other
  })

  test('adds one listener for any number of waits', async () => {
    const interruption = new AbortController()
    const { wait } = interruptible(clock, interruption.signal)
    const waits = Array.from({ length: 50 }, () => wait(HOUR))
    expect(getEventListeners(interruption.signal, 'abort')).toHaveLength(1)
    interruption.abort()
    await Promise.all(waits)
  })
})
