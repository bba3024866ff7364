import { describe, expect, test } from '@jest/globals'

import { join, type Pushes, pushOf } from '../../src/presence/join.ts'
import { bounded, judge, MOST_PUSHES, remembered } from '../../src/presence/judge.ts'
import { rulesOf } from '../../src/presence/rules.ts'
import { begin, end, type PushEvent, START } from './events.ts'

const rules = rulesOf({ staleAfterSeconds: 100 })
const NOW = START + 50_000

const fold = (...events: ReadonlyArray<PushEvent>): Pushes =>
  events.map((event) => [pushOf(event, START)]).reduce(join, [])

describe('judge', () => {
  test('says nothing without pushes, and that this stays so', () => {
    expect(judge([], NOW, rules)).toEqual({
      live: 0,
      from: null,
      isDated: false,
      over: null,
      until: Infinity,
    })
  })

  test('says until when it is so', () => {
    const untilOf = (now: number, ...events: ReadonlyArray<PushEvent>): number =>
      (judge(fold(...events), START + now * 1000, rules).until - START) / 1000
    expect(untilOf(50, begin('1', 20))).toBe(120)
    expect(untilOf(120, begin('1', 20))).toBe(120)
    expect(untilOf(121, begin('1', 20))).toBe(220)
    expect(untilOf(50, end('1', 20))).toBe(220)
    expect(untilOf(50, begin('1', 10), end('1', 20))).toBe(220)
    expect(untilOf(50, begin('1', 30), begin('2', 20))).toBe(120)
    expect(untilOf(50, begin('', 30), end('', 20))).toBe(130)
  })

  test('has the time of an event of pushes that began at the same time', () => {
    const push = pushOf(begin('2', undefined), START)
    for (const pushes of [join(fold(begin('1', 0)), [push]), join(fold(begin('3', 0)), [push])]) {
      expect(judge(pushes, NOW, rules)).toMatchObject({ live: 2, from: START, isDated: true })
    }
    expect(judge([push], NOW, rules)).toMatchObject({ live: 1, from: START, isDated: false })
  })
})

describe('remembered', () => {
  test('leaves out the pushes whose last event is too old', () => {
    const pushes = fold(begin('1', 0), begin('2', 0), end('2', 10), end('3', 5))
    const namesAt = (seconds: number) =>
      remembered(pushes, START + seconds * 1000, rules).map(({ sequence }) => sequence)
    expect(remembered(pushes, START + 200_000, rules)).toBe(pushes)
    expect(namesAt(201)).toEqual(['2', '3'])
    expect(namesAt(206)).toEqual(['2'])
    expect(namesAt(211)).toEqual([])
  })
})

describe('bounded', () => {
  const many = Array.from({ length: MOST_PUSHES }, (_, index) => String(index + 1))

  test('keeps so many pushes', () => {
    const pushes = fold(...many.map((sequence) => end(sequence, 5)))
    expect(bounded(pushes)).toBe(pushes)
  })

  test('forgets the oldest push, but an open one last', () => {
    const ends = many.map((sequence, index) => end(sequence, 5 + index))
    const pushes = fold(...ends, begin('5000', 0))
    const kept = bounded(pushes)
    expect(kept).toEqual(pushes.filter(({ sequence }) => sequence !== '1'))
    expect(judge(kept, NOW, rules).live).toBe(1)
  })

  test('forgets open pushes too, the oldest first', () => {
    const begins = many.map((sequence, index) => begin(sequence, 5 + index))
    const kept = bounded(fold(...begins, begin('5000', 0), end('6000', 50)))
    expect(kept.map(({ sequence }) => sequence)).toEqual(many)
  })
})
