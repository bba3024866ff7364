/** The values of Push. */
import fc from 'fast-check'

import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import { finite, id, integer, type Optional, record, seconds, text } from './values.ts'

const pushFields: Optional<StreamBegin> & Optional<StreamEnd> = {
  channel_id: id,
  appid: integer,
  app: text,
  appname: text,
  event_time: seconds,
  sequence: id,
  node: text,
  user_ip: text,
  stream_param: text,
  errcode: integer,
  errmsg: text,
  set_id: integer,
  width: finite,
  height: finite,
  idc_id: integer,
  push_duration: finite,
}

export const streamBegin: fc.Arbitrary<StreamBegin> = record<StreamBegin>({
  required: { event_type: fc.constant(1), stream_id: id },
  optional: pushFields,
})

export const streamEnd: fc.Arbitrary<StreamEnd> = record<StreamEnd>({
  required: { event_type: fc.constant(0), stream_id: id },
  optional: pushFields,
})
