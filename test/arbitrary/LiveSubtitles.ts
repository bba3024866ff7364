/** The values of LiveSubtitles. */
import fc from 'fast-check'

import type { LiveSubtitles, LiveSubtitlesData, Subtitle } from '../../src/event/LiveSubtitles.ts'
import { finite, id, integer, listOf, record, seconds, text } from './values.ts'

const subtitle = record<Subtitle>({
  required: {},
  optional: {
    src_txt: text,
    dst_txt: text,
    start_pts: finite,
    end_pts: finite,
    start_unix_time: seconds,
    end_unix_time: seconds,
    steady_state: fc.boolean(),
  },
})

export const liveSubtitles: fc.Arbitrary<LiveSubtitles> = record<LiveSubtitles>({
  required: { event_type: fc.constant(338), stream_id: id },
  optional: {
    channel_id: id,
    task_id: id,
    appid: integer,
    data: record<LiveSubtitlesData>({
      required: {},
      optional: { subtitle_tmp_res: listOf(subtitle) },
    }),
  },
})
