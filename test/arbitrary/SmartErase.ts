/** The values of SmartErase. */
import fc from 'fast-check'

import type {
  ErasedSentence,
  ErasedWord,
  SmartErase,
  SmartEraseData,
} from '../../src/event/SmartErase.ts'
import { finite, id, integer, listOf, record, seconds, text } from './values.ts'

const erasedWord = record<ErasedWord>({
  required: {},
  optional: { word: text, begin_time: finite, end_time: finite },
})

const erasedSentence = record<ErasedSentence>({
  required: {},
  optional: {
    src_txt: text,
    start_pts: finite,
    end_pts: finite,
    start_unix_time: seconds,
    end_unix_time: seconds,
    keywords_info: listOf(erasedWord),
  },
})

export const smartErase: fc.Arbitrary<SmartErase> = record<SmartErase>({
  required: { event_type: fc.constant(347), stream_id: id },
  optional: {
    channel_id: id,
    task_id: id,
    appid: integer,
    data: record<SmartEraseData>({
      required: {},
      optional: { subtitle_tmp_res: listOf(erasedSentence) },
    }),
  },
})
