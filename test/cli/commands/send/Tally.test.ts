import { describe, expect, test } from '@jest/globals'

import { tallyOf } from '../../../../src/cli/commands/send/Tally.ts'

const counts = { events: 200, durationMs: 4000, isSigned: true }

describe('tallyOf', () => {
  test('counts answers, and computes the median and the 99th percentile', () => {
    const exchanges = Array.from({ length: 200 }, (_, index) => ({
      answer: index % 4 === 0 ? 503 : 200,
      durationMs: 1 + ((index * 77) % 200),
    }))
    expect(tallyOf([...exchanges, { answer: 'no answer', durationMs: 20_000 }], counts)).toEqual({
      events: 200,
      delivered: 150,
      posts: 201,
      refusals: [
        { answer: 503, count: 50, likely: 'NotDone' },
        { answer: 'no answer', count: 1, likely: 'NoAnswer' },
      ],
      latencyMs: { p50: 100, p99: 198 },
      seconds: 4,
      postsPerSecond: 50.3,
    })
  })

  test('has the latency of a single answer', () => {
    const { latencyMs } = tallyOf([{ answer: 200, durationMs: 7 }], counts)
    expect(latencyMs).toEqual({ p50: 7, p99: 7 })
  })
})
