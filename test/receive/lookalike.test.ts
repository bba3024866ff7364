import { describe, expect, test } from '@jest/globals'

import { lookOf } from '../../src/receive/lookalike.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { allLookalikes } from './lookalikes.ts'

describe('lookOf', () => {
  test.each(allLookalikes)('recognises %s in %j', (looksLike, body) => {
    expect(lookOf(body)).toEqual({ looksLike })
  })

  test.each(allLookalikes)(
    'says nothing of what looks like %s and has an event_type',
    (_, body) => {
      for (const event_type of [1, 'x', null]) expect(lookOf({ ...body, event_type })).toEqual({})
    },
  )

  test('takes no callback of CSS for that of another product, also without its event_type', () => {
    for (const { event_type: number, body } of fixtures) {
      const { event_type: _event_type, ...rest } = body
      expect(lookOf(rest)).toEqual({
        looksLike: number === 317 ? 'OldImageAudit' : 'Unknown',
      })
    }
  })
})
