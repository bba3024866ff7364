import { describe, expect, test } from '@jest/globals'

import { numbered } from '../../../../src/cli/commands/send/numbered.ts'
import { createUnverifiedReceiver } from '../../../../src/receive/receiver.ts'
import { eventKey } from '../../../../src/store/eventKey.ts'
import { fixtures } from '../../../../src/testing/fixtures.ts'

describe('numbered', () => {
  test.each(fixtures.map(({ name, body }) => [name, body] as const))(
    'makes other events of %s that are read as it is',
    (_name, body) => {
      const bodies = [1, 2, 3].map((n) => numbered(body, n))
      expect(new Set(bodies.map(eventKey)).size).toBe(3)
      for (const one of bodies) expect(createUnverifiedReceiver().receive(one)._tag).toBe('Right')
    },
  )

  test('treats an identifying field that is an object like a missing one', () => {
    expect(numbered({ stream_id: [] }, 2)).toEqual({ stream_id: 'stream-2' })
    expect(numbered({ stream_id: 8 }, 2)).toEqual({ stream_id: '8-2' })
  })
})
