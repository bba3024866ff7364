import { describe, expect, test } from '@jest/globals'

import { titleOf } from '../../../src/diagnose/titles.ts'
import { type Filter, filtered, noFilter } from '../../../src/inspector/page/filter.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { entryOf, entryOfText } from './entryOf.ts'

const entries = [
  entryOf(buildBody('StreamBegin', { stream_id: 'Room-1', app: 'push.example.com' }), { id: 4 }),
  entryOf(buildBody('TaskExit', { stream_id: 'room-2' }), { id: 3 }),
  entryOfText('{', { id: 2 }),
  entryOf(buildBody('StreamEnd', { stream_id: 'room-1' }), {
    id: 1,
    answer: { status: 500, by: 'endpoint', durationMs: 3 },
  }),
]

describe('filtered', () => {
  test.each<[string, Partial<Filter>, ReadonlyArray<number>]>([
    ['all without a filter', {}, [4, 3, 2, 1]],
    ['those of a stream, in upper or lower case', { stream: ' ROOM-1 ' }, [4, 1]],
    ['those of a domain', { stream: 'push.example.com/live' }, [4, 1]],
    ['those of an event', { event: 'StreamEnd' }, [1]],
    ['those of a relay event', { event: 'Relay TaskExit' }, [3]],
    ['those that were accepted', { state: 'accepted' }, [4, 3, 1]],
    ['those that were refused', { state: 'refused' }, [2]],
    ['those that Tencent sends again', { state: 'comesAgain' }, [2, 1]],
    ['what all parts of the filter let through', { stream: 'room-1', state: 'comesAgain' }, [1]],
  ])('keeps %s', (_what, filter, ids) => {
    expect(filtered(entries, { ...noFilter, ...filter }).map(({ id }) => id)).toEqual(ids)
  })
})

describe('titleOf', () => {
  test('is undefined for a body that is no event', () => {
    expect(entries.map(({ diagnosis }) => titleOf(diagnosis))).toEqual([
      'StreamBegin',
      'Relay TaskExit',
      undefined,
      'StreamEnd',
    ])
  })
})
