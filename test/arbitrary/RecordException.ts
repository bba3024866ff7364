/** The values of RecordException. */
import fc from 'fast-check'

import type { RecordException, RecordExceptionDetail } from '../../src/event/RecordException.ts'
import { finite, id, integer, intOf, oneOf, record, seconds, text } from './values.ts'

const recordExceptionDetail = record<RecordExceptionDetail>({
  required: {},
  optional: { type: intOf(-8, -16, -100, -201), occurs: finite, desc: text },
})

export const recordException: fc.Arbitrary<RecordException> = record<RecordException>({
  required: { event_type: fc.constant(341), stream_id: id },
  optional: {
    session_id: id,
    file_format: oneOf('aac', 'flv', 'mp4', 'ts'),
    timestamp: seconds,
    exception_level: oneOf('error', 'info', 'warning'),
    exception: recordExceptionDetail,
    appid: integer,
    domain: text,
    path: text,
    interface: text,
  },
})
