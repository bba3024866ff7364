import { describe, expect, test } from '@jest/globals'

import { waitByTimer } from '../../src/clock/Clock.ts'
import { virtualClock } from '../../src/testing/virtualClock.ts'

const start = new Date('2026-01-01T00:00:00Z')
const secondsOf = (date: Date): number => (date.getTime() - start.getTime()) / 1000

describe('virtualClock', () => {
  test('starts at the given time, by default at the system time', () => {
    expect(virtualClock({ start }).now()).toEqual(start)
    expect(Math.abs(virtualClock().now().getTime() - Date.now())).toBeLessThan(60_000)
  })

  test('ends waits without delay, in the order in which they are due', async () => {
    const clock = virtualClock({ start })
    const over: Array<readonly [name: string, seconds: number]> = []
    const wait = async (name: string, seconds: number) => {
      await clock.wait(seconds * 1000)
      over.push([name, secondsOf(clock.now())])
    }
    await Promise.all([
      wait('hour', 3600),
      wait('minute', 60).then(() => wait('minute and a half', 30)),
      wait('other minute', 60),
    ])
    expect(over).toEqual([
      ['minute', 60],
      ['other minute', 60],
      ['minute and a half', 90],
      ['hour', 3600],
    ])
  })

  test('stands still while an answer is awaited', async () => {
    const clock = virtualClock({ start, patienceMs: 60_000 })
    const answered = new AbortController()
    const late = clock.wait(20_000, answered.signal)
    const other = clock.wait(1)
    await waitByTimer(5)
    expect(clock.now()).toEqual(start)
    answered.abort()
    await late
    expect(clock.now()).toEqual(start)
    await other
    expect(secondsOf(clock.now())).toBe(0.001)
  })

  test('ends all waits that are due at the same moment together', async () => {
    const clock = virtualClock({ start, patienceMs: 60_000 })
    const answered = new AbortController()
    const asking = clock.wait(1000).then(() => clock.wait(20_000, answered.signal))
    // The second wait would not end if the first one ended alone.
    await clock.wait(1000)
    answered.abort()
    await asking
    expect(secondsOf(clock.now())).toBe(1)
  }, 10_000)

  test('goes on without an answer after patienceMs', async () => {
    const clock = virtualClock({ start, patienceMs: 1 })
    await clock.wait(20_000, new AbortController().signal)
    expect(secondsOf(clock.now())).toBe(20)
  })

  test('throws a TypeError for an invalid start or patienceMs', () => {
    expect(() => virtualClock({ start: new Date(Number.NaN) })).toThrow(
      'start must be a valid Date',
    )
    expect(() => virtualClock({ patienceMs: Number.NaN })).toThrow(
      'patienceMs must be a non-negative number',
    )
  })
})
