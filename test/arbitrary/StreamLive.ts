/** The values of StreamLive. */
import fc from 'fast-check'

import type { StreamLiveBegin, StreamLiveEnd } from '../../src/event/StreamLive.ts'
import { id, integer, type Optional, record, text } from './values.ts'

const streamLiveFields: Optional<StreamLiveBegin> & Optional<StreamLiveEnd> = {
  input_id: id,
  pipeline: integer,
  appid: integer,
  stream_id: id,
  interface: text,
}

export const streamLiveBegin: fc.Arbitrary<StreamLiveBegin> = record<StreamLiveBegin>({
  required: { event_type: fc.constant(329), channel_id: id },
  optional: streamLiveFields,
})

export const streamLiveEnd: fc.Arbitrary<StreamLiveEnd> = record<StreamLiveEnd>({
  required: { event_type: fc.constant(330), channel_id: id },
  optional: streamLiveFields,
})
