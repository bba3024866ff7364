import { describe, expect, test } from '@jest/globals'

import { waitByTimer } from '../../src/clock/Clock.ts'

describe('waitByTimer', () => {
  test('waits', async () => {
    const before = performance.now()
    await waitByTimer(20)
    expect(performance.now() - before).toBeGreaterThan(15)
  })

  test('ends when it is aborted', async () => {
    const over = new AbortController()
    const wait = waitByTimer(60_000, over.signal)
    over.abort()
    await wait
  })
})
