import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { compareSequences, join, type Pushes, pushOf } from '../../src/presence/join.ts'
import { at, begin, end, type Pair, pair, START } from './events.ts'

const NOTHING: Pushes = []

const of = ({ event, receivedAt }: Pair): Pushes => [pushOf(event, receivedAt.getTime())]

const fold = (pairs: ReadonlyArray<Pair>): Pushes => pairs.map(of).reduce(join, NOTHING)

const pairs = fc.array(pair, { maxLength: 12 })

describe('join', () => {
  test('gives the same for any order, any duplicates and any division', () => {
    const divided = pairs.chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        parts: fc.array(fc.subarray(all), { maxLength: 4 }),
      }),
    )
    fc.assert(
      fc.property(divided, ({ all, shuffled, parts }) => {
        expect(fold(shuffled)).toStrictEqual(fold(all))
        const joined = parts.map(fold).reduceRight((after, part) => join(part, after), fold(all))
        expect(joined).toStrictEqual(fold(all))
      }),
      { numRuns: 1000 },
    )
  })

  test('is commutative, associative and idempotent', () => {
    const state = pairs.map(fold)
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(join(a, b)).toStrictEqual(join(b, a))
        expect(join(join(a, b), c)).toStrictEqual(join(a, join(b, c)))
        expect(join(a, a)).toStrictEqual(a)
        expect(join(a, NOTHING)).toStrictEqual(a)
      }),
      { numRuns: 1000 },
    )
  })

  test('is plain JSON', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const state = JSON.parse(JSON.stringify(fold(a))) as Pushes
        expect(state).toStrictEqual(fold(a))
        expect(join(state, fold(b))).toStrictEqual(fold([...a, ...b]))
      }),
    )
  })

  test('keeps one push for each sequence, in order', () => {
    const events = ['10', '9', '', '9', 'null', '8', '007'].map((sequence) => begin(sequence, 0))
    const state = fold(events.map((event) => ({ event, receivedAt: at(0) })))
    expect(state.map(({ sequence }) => sequence)).toEqual(['', '8', '9', '10', '007'])
  })

  test('changes nothing that it was given', () => {
    const [a, b] = [of({ event: begin('1', 0), receivedAt: at(0) }), fold([])]
    const before = structuredClone(a)
    join(a, of({ event: end('1', 5), receivedAt: at(5) }))
    join(b, a)
    expect(a).toStrictEqual(before)
    expect(b).toEqual([])
  })
})

describe('pushOf', () => {
  const NULLS = { began: null, beganHeard: null, ended: null, endedHeard: null }

  test('keeps the time of an event, and that of its receipt only without it', () => {
    expect(pushOf(begin('1', 5), START)).toEqual({ sequence: '1', ...NULLS, began: START + 5000 })
    expect(pushOf(end('1', 5), START)).toEqual({ sequence: '1', ...NULLS, ended: START + 5000 })
    expect(pushOf(begin('1', undefined), START)).toEqual({
      sequence: '1',
      ...NULLS,
      beganHeard: START,
    })
    expect(pushOf(end('1', undefined), START)).toEqual({
      sequence: '1',
      ...NULLS,
      endedHeard: START,
    })
  })

  test('believes a time up to a day ahead, and none of 1970', () => {
    const received = (event_time: Date) => pushOf({ ...begin('1', 0), event_time }, START).began
    expect(received(at(86_400))).toBe(START + 86_400_000)
    expect(received(at(86_401))).toBeNull()
    expect(received(new Date(1))).toBe(1)
    expect(received(new Date(0))).toBeNull()
    expect(received(new Date(-1))).toBeNull()
    expect(received(new Date(Number.NaN))).toBeNull()
  })

  test.each([undefined, '', ' ', 'null', 'undefined', '0', '00'])(
    'does not take %j for the sequence of a push',
    (sequence) => {
      expect(pushOf(begin(sequence, 0), START).sequence).toBe('')
    },
  )
})

describe('compareSequences', () => {
  test('compares digits as numbers without limit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n }), fc.bigInt({ min: 1n }), (a, b) => {
        expect(Math.sign(compareSequences(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})
