/** The values of LiveSummary. */
import fc from 'fast-check'

import type { LiveSummary } from '../../src/event/LiveSummary.ts'
import { id, integer, listOf, record, seconds, text } from './values.ts'

export const liveSummary: fc.Arbitrary<LiveSummary> = record<LiveSummary>({
  required: { event_type: fc.constant(348), stream_id: id },
  optional: {
    appid: integer,
    domain: text,
    path: text,
    begin_time: seconds,
    end_time: seconds,
    title: text,
    summary: text,
    key_words: listOf(text),
    key_points: listOf(text),
  },
})
