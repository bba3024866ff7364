/** The values of PushException. */
import fc from 'fast-check'

import type {
  AbnormalEvent,
  AbnormalEventDetail,
  PushException,
} from '../../src/event/PushException.ts'
import { finite, id, integer, intOf, listOf, millis, record, text } from './values.ts'

const abnormalEventDetail = record<AbnormalEventDetail>({
  required: {},
  optional: { desc: text, occur_time: millis },
})

const abnormalEvent = record<AbnormalEvent>({
  required: {},
  optional: {
    type: intOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
    count: finite,
    detail: listOf(abnormalEventDetail),
    type_desc_cn: text,
    type_desc_en: text,
    customer_visible: fc.boolean(),
    event_key: text,
  },
})

export const pushException: fc.Arbitrary<PushException> = record<PushException>({
  required: { event_type: fc.constant(321), stream_id: id },
  optional: {
    appid: integer,
    data_time: millis,
    report_interval: finite,
    abnormal_event: listOf(abnormalEvent),
    user_ip: text,
    domain: text,
    path: text,
    sequence: id,
    stream_param: text,
    timeout: finite,
    interface: text,
  },
})
