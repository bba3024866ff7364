import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { pushOf } from '../../src/presence/join.ts'
import { judge, MOST_PUSHES } from '../../src/presence/judge.ts'
import { rulesOf } from '../../src/presence/rules.ts'
import {
  dueEnding,
  recordStep,
  releaseStep,
  settleStep,
  stateAt,
  type StreamState,
  takeStep,
  UNKNOWN,
  validUntil,
} from '../../src/presence/steps.ts'
import { begin, end, pair, type PushEvent, START } from './events.ts'

const rules = rulesOf({ staleAfterSeconds: 100, leaseSeconds: 10 })

const record = (state: StreamState, event: PushEvent, now: number) =>
  recordStep(state, pushOf(event, START + now * 1000), START + now * 1000, rules)

const kept = (state: StreamState): StreamState => JSON.parse(JSON.stringify(state)) as StreamState

describe('the state of a stream', () => {
  test('can be kept as JSON between all steps', () => {
    const seconds = fc.nat(300)
    const step = fc.tuple(pair, fc.constantFrom('record', 'take', 'settle', 'release'))
    fc.assert(
      fc.property(fc.array(step), fc.array(seconds), (steps, times) => {
        let state = UNKNOWN
        for (const [index, [{ event, receivedAt }, what]] of steps.entries()) {
          const now = START + (times[index] ?? 0) * 1000
          const { kind = 'began', at = 0 } = state.told ?? {}
          const next = (from: StreamState): StreamState => {
            if (what === 'take') return takeStep(from, now, now, 10_000)
            if (what === 'settle') return settleStep(from, kind, at)
            if (what === 'release') return releaseStep(from, kind, at)
            return recordStep(from, pushOf(event, receivedAt.getTime()), now, rules).state
          }
          expect(next(kept(state))).toStrictEqual(next(state))
          state = next(state)
        }
      }),
    )
  })
})

describe('recordStep', () => {
  test('keeps a bounded number of pushes', () => {
    let { state } = record(UNKNOWN, begin('open', 0), 1)
    for (let number = 0; number < MOST_PUSHES + 5; number += 1) {
      state = record(state, end(String(number + 1), 1), 1).state
    }
    expect(state.pushes).toHaveLength(MOST_PUSHES)
    expect(state.pushes.some(({ sequence }) => sequence === 'open')).toBe(true)
  })

  test('keeps nothing of an event that is too old', () => {
    const { state, is, began } = record(UNKNOWN, begin('1', 0), 201)
    expect(state).toEqual(UNKNOWN)
    expect(is.live).toBe(0)
    expect(began).toBeNull()
  })
})

describe('stateAt', () => {
  test('forgets what was told with the last push', () => {
    const { state } = record(record(UNKNOWN, begin('1', 0), 0).state, end('2', 10), 10)
    expect(state.told).not.toBeNull()
    expect(stateAt(state, START + 200_000, rules)).toBe(state)
    expect(stateAt(state, START + 210_000, rules)).toEqual({
      pushes: state.pushes.slice(1),
      told: state.told,
    })
    expect(stateAt(state, START + 211_000, rules)).toBe(UNKNOWN)
  })
})

describe('validUntil', () => {
  test('is the end of the lease of an ending, while it lasts', () => {
    const { pushes } = record(UNKNOWN, end('1', 0), 0).state
    const state = takeStep({ pushes, told: null }, START, START + 5000, 10_000)
    const untilOf = (from: StreamState, now: number): number =>
      (validUntil(from, judge(pushes, START + now * 1000, rules), START + now * 1000) - START) /
      1000
    expect(untilOf(state, 15)).toBe(15)
    expect(untilOf(state, 16)).toBe(200)
    expect(untilOf(settleStep(state, 'ended', START), 15)).toBe(200)
    expect(untilOf({ ...state, told: { kind: 'began', at: 0, until: START } }, 0)).toBe(200)
    expect(untilOf({ pushes, told: null }, 0)).toBe(200)
  })
})

describe('dueEnding', () => {
  test('is the ending that no teller has', () => {
    const { state, is } = record(UNKNOWN, end('1', 5), 5)
    const taken = takeStep(state, START + 5000, START + 5000, 10_000)
    expect(dueEnding(state, is, START)).toBe(START + 5000)
    expect(dueEnding(taken, is, START + 15_000)).toBeNull()
    expect(dueEnding(taken, is, START + 15_001)).toBe(START + 5000)
    expect(dueEnding(settleStep(taken, 'ended', START + 5000), is, START + 15_001)).toBeNull()
    expect(dueEnding(taken, { ...is, over: START + 5001 }, START)).toBe(START + 5001)
    expect(dueEnding(taken, { ...is, over: null }, START)).toBeNull()
  })
})
