import { describe, expect, test } from '@jest/globals'

import { type Exchange, poster } from '../../src/cli/poster.ts'
import { virtualClock } from '../../src/testing/virtualClock.ts'
import { endpoint } from './endpoint.ts'

describe('poster', () => {
  test('posts nothing after an interruption', async () => {
    const { url, bodies } = await endpoint()
    const told: Array<Exchange> = []
    const interrupted = AbortSignal.abort()
    const post = poster(new URL(url), { clock: virtualClock(), interrupted }, (exchange) =>
      told.push(exchange),
    )
    await expect(post('{}')).rejects.toThrow('aborted')
    expect({ bodies, told }).toEqual({ bodies: [], told: [] })
  })
})
