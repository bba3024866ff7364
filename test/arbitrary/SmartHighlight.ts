/** The values of SmartHighlight. */
import fc from 'fast-check'

import type { Highlight, SmartHighlight } from '../../src/event/SmartHighlight.ts'
import { id, integer, listOf, record, seconds, text } from './values.ts'

const highlight = record<Highlight>({
  required: {},
  optional: {
    begin_time: seconds,
    end_time: seconds,
    title: text,
    summary: text,
    video_store_url: text,
    cov_img_store_url: text,
    key_words: listOf(text),
  },
})

export const smartHighlight: fc.Arbitrary<SmartHighlight> = record<SmartHighlight>({
  required: { event_type: fc.constant(349), stream_id: id },
  optional: { appid: integer, domain: text, path: text, items: listOf(highlight) },
})
