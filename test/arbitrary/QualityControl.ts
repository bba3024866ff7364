/** The values of QualityControl. */
import fc from 'fast-check'

import type { QualityControl } from '../../src/event/QualityControl.ts'
import { finite, id, integer, oneOf, record, seconds, text } from './values.ts'

export const qualityControl: fc.Arbitrary<QualityControl> = record<QualityControl>({
  required: { event_type: fc.constant(343), stream_id: id },
  optional: {
    appid: integer,
    domain: text,
    appname: text,
    event_time: seconds,
    transcode_template_id: integer,
    watermark_template_id: integer,
    score: finite,
    function: oneOf('QualityControl'),
    class: oneOf('Mosaic', 'Silence', 'AVTimestampInterleave'),
  },
})
