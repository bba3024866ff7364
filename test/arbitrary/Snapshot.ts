/** The values of Snapshot. */
import fc from 'fast-check'

import type { Snapshot } from '../../src/event/Snapshot.ts'
import { finite, id, record, seconds, text } from './values.ts'

export const snapshot: fc.Arbitrary<Snapshot> = record<Snapshot>({
  required: { event_type: fc.constant(200), stream_id: id, pic_url: text },
  optional: {
    pic_full_url: text,
    channel_id: id,
    create_time: seconds,
    file_size: finite,
    width: finite,
    height: finite,
    task_id: id,
    app: text,
    appname: text,
    stream_param: text,
  },
})
