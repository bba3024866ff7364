/** The values of RecordStatus. */
import fc from 'fast-check'

import type { RecordDetail, RecordStatus } from '../../src/event/RecordStatus.ts'
import { finite, id, integer, intOf, oneOf, orText, record, seconds, text } from './values.ts'

const recordDetail = record<RecordDetail>({
  required: {},
  optional: {
    file_format: intOf(1, 2, 3, 4, 5),
    record_bps: finite,
    start_model: intOf(1, 5),
    record_content: intOf(1, 2, 3),
    source_type: intOf(1, 2),
    codec_temp_id: integer,
  },
})

export const recordStatus: fc.Arbitrary<RecordStatus> = record<RecordStatus>({
  required: {
    event_type: fc.constant(332),
    stream_id: id,
    record_event: oneOf(
      'record_start_succeeded',
      'record_start_failed',
      'record_paused',
      'record_resumed',
      'record_error',
      'record_ended',
    ),
  },
  optional: {
    record_detail: orText(recordDetail),
    session_id: id,
    seq: id,
    task_id: id,
    event_time: seconds,
    appid: integer,
    domain: text,
    appname: text,
  },
})
