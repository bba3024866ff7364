import { describe, expect, test } from '@jest/globals'

import { memoryPresence } from '../../src/presence/memoryPresence.ts'
import { at, begin, end } from './events.ts'

describe('memoryPresence', () => {
  test('goes by the time of the system without now', async () => {
    const presence = memoryPresence()
    await presence.record({ ...begin('1', 0), event_time: new Date() })
    expect(
      await presence.get({ domain: 'push.example.com', path: 'live', stream_id: 'room-1' }),
    ).toMatchObject({ live: true, pushes: 1 })
    expect((await presence.record(end('2', undefined))).isLive).toBe(true)
  })

  test('throws for options that are none', () => {
    expect(() => memoryPresence({ leaseSeconds: 0 })).toThrow(TypeError)
  })

  test('forgets ten streams with each event, since there may be many', async () => {
    let now = 0
    const presence = memoryPresence({ staleAfterSeconds: 100, now: () => at(now) })
    for (let number = 0; number < 35; number += 1) {
      await presence.record(end('1', number, { stream_id: `room-${number}` }))
    }
    now = 300
    await presence.record(begin('1', 290, { stream_id: 'other' }))
    await presence.record(begin('1', 290, { stream_id: 'other' }))
    // Only a clock that is set back can tell what is forgotten.
    now = 90
    const names = Array.from({ length: 35 }, (_, number) => `room-${number}`)
    const known = await Promise.all(
      names.map(async (stream_id) => {
        const stream = { domain: 'push.example.com', path: 'live', stream_id }
        return 'overSince' in (await presence.get(stream)) ? [stream_id] : []
      }),
    )
    expect(known.flat()).toEqual(names.slice(20))
  })
})
