/** The values of RecordFile. */
import fc from 'fast-check'

import type { RecordFile, RecordFileExt } from '../../src/event/RecordFile.ts'
import { finite, id, integer, oneOf, orText, record, seconds, text } from './values.ts'

const recordFileExt = record<RecordFileExt>({
  required: {},
  optional: { video_codec: text, resolution: text, session_id: id },
})

export const recordFile: fc.Arbitrary<RecordFile> = record<RecordFile>({
  required: { event_type: fc.constant(100), stream_id: id, file_id: id },
  optional: {
    record_file_id: id,
    channel_id: id,
    appid: integer,
    app: text,
    appname: text,
    record_temp_id: id,
    file_format: oneOf('aac', 'flv', 'hls', 'mp4'),
    task_id: id,
    start_time: seconds,
    end_time: seconds,
    start_time_usec: finite,
    end_time_usec: finite,
    duration: finite,
    file_size: finite,
    stream_param: text,
    video_url: text,
    media_start_time: finite,
    record_bps: finite,
    callback_ext: orText(recordFileExt),
    video_id: id,
    vod2Flag: integer,
  },
})
