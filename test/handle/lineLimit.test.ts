import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { limitLines, sharedCounts } from '../../src/handle/lineLimit.ts'

const MINUTE = 60_000

describe('limitLines', () => {
  test('allows the first line of each kind at once, then one a minute with the count', () => {
    let time = 0
    const limit = limitLines(new Map(), () => time)
    expect([limit('a'), limit('a'), limit('b'), limit('a')]).toEqual([0, undefined, 0, undefined])
    time = MINUTE - 1
    expect(limit('a')).toBeUndefined()
    time = MINUTE
    expect([limit('a'), limit('a'), limit('b')]).toEqual([3, undefined, 0])
    time = 3 * MINUTE
    expect([limit('a'), limit('b')]).toEqual([1, 0])
  })

  test('allows a line after the clock was set back by a minute', () => {
    let time = 10 * MINUTE
    const limit = limitLines(new Map(), () => time)
    expect(limit('a')).toBe(0)
    time = 9 * MINUTE
    expect(limit('a')).toBe(0)
  })

  test('counts every line that it leaves out, and allows no two within a minute', () => {
    const steps = fc.array(fc.record({ kind: fc.constantFrom('a', 'b'), ms: fc.nat(2 * MINUTE) }))
    fc.assert(
      fc.property(steps, (calls) => {
        let time = 0
        const limit = limitLines(new Map(), () => time)
        const printed: Array<{ kind: string; time: number; leftOut: number }> = []
        for (const { kind, ms } of calls) {
          time += ms
          const leftOut = limit(kind)
          if (leftOut !== undefined) printed.push({ kind, time, leftOut })
        }
        for (const kind of ['a', 'b']) {
          const own = printed.filter((line) => line.kind === kind)
          const told = own.reduce((sum, { leftOut }) => sum + 1 + leftOut, 0)
          const asked = calls.filter((call) => call.kind === kind).length
          expect(told).toBeLessThanOrEqual(asked)
          if (asked > 0) expect(own[0]?.leftOut).toBe(0)
          const times = own.map((line) => line.time)
          const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
          expect(gaps.every((gap) => gap >= MINUTE)).toBe(true)
        }
      }),
    )
  })
})

describe('sharedCounts', () => {
  test('is one for the process, also for another copy of this package', () => {
    const shared = sharedCounts()
    expect(sharedCounts()).toBe(shared)
    const key = Symbol.for('tencent-live-callbacks/lines')
    expect((globalThis as unknown as Record<symbol, unknown>)[key]).toBe(shared)
  })
})
