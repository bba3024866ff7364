import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { isKnown } from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { unknownFields } from '../../src/event/unknownFields.ts'
import { liveEvent } from '../arbitrary/LiveEvent.ts'
import { EXTRA } from '../arbitrary/values.ts'
import { decoded, fixture } from '../decode.ts'

const fieldsOf = (body: unknown) => unknownFields(decoded(LiveEvent, body))

describe('unknownFields', () => {
  test('returns the names of unknown fields', () => {
    expect(fieldsOf(fixture('StreamBegin/current', { bitrate: 1, codec: null }))).toEqual([
      'bitrate',
      'codec',
    ])
    expect(fieldsOf(fixture('Relay/TaskStart', { insert_context: 'a' }))).toEqual([
      'insert_context',
    ])
  })

  test('returns no known misspelling, no t or sign, and no nested field', () => {
    const data = { subtitle_tmp_res: [{ speaker: 'Lin' }] }
    expect(fieldsOf(fixture('LiveSubtitles/stead_state', { data }))).toEqual([])
    expect(fieldsOf(fixture('StreamLiveBegin/pipelie'))).toEqual([])
    expect(fieldsOf(fixture('ImageAudit/current'))).toEqual([])
  })

  test('returns an empty list for an unknown event', () => {
    expect(fieldsOf(fixture('Unknown/9999'))).toEqual([])
  })

  test('returns exactly the fields that were added to an event', () => {
    fc.assert(
      fc.property(
        liveEvent.filter(
          (event) =>
            isKnown(event) && !(event.event_type === 314 && event.callback_event === 'unknown'),
        ),
        (event) => {
          const added = Object.keys(event).filter((key) => key.startsWith(EXTRA))
          expect(unknownFields(event)).toEqual(added)
        },
      ),
    )
  })
})
