/**
 * The sound of a stream was judged.
 *
 * @see https://www.tencentcloud.com/document/product/267/58643
 */
import type * as t from 'io-ts'

import { type JsonObject, withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import {
  constant,
  DateFromSeconds,
  Id,
  Int,
  intOf,
  Num,
  oneOf,
  type Open,
  RoundedId,
  Text,
} from '../wire/scalar.ts'
import { callback } from './callback.ts'
import { type OptionalFields, struct } from './struct.ts'

type Suggestion = 'Block' | 'Pass' | 'Review'

/** Part of a segment. */
interface AudioSpan {
  /** Seconds. */
  readonly StartTime?: number
  /** Seconds. */
  readonly EndTime?: number
}

/** A language that is spoken. */
export interface AudioLanguageResult extends AudioSpan {
  readonly Label?: string
  /** 0 to 100. */
  readonly Score?: number
}

/** A speaker who was recognised. */
export interface AudioSpeakerResult extends AudioSpan {
  readonly Label?: string
  /** 0 to 100. */
  readonly Score?: number
}

export interface AudioMoanResult extends AudioSpan {
  /** `Moan` by the table, `Ad` in the sample. */
  readonly Label?: string
  readonly SubLabel?: string
  /** 0 to 100. */
  readonly Score?: number
  readonly Suggestion?: Open<Suggestion>
}

/** What kind of voice it is. */
export interface AudioRecognitionResult {
  readonly Label?: Open<'Gender' | 'Teenager'>
  readonly Tags?: ReadonlyArray<AudioTag>
}

export interface AudioTag {
  readonly Name?: Open<'Female' | 'Male' | 'Teenager'>
  /** 0 to 100. */
  readonly Score?: number
  /** Milliseconds, where the other results have seconds. */
  readonly StartTime?: number
  /** Milliseconds, where the other results have seconds. */
  readonly EndTime?: number
}

/** What was said. */
export interface AudioTextResult {
  readonly Label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  readonly SubLabel?: string
  readonly Keywords?: ReadonlyArray<string>
  readonly LibId?: string
  readonly LibName?: string
  /** 1 custom block and allow library, 2 public library; 0 is sent and not explained. */
  readonly LibType?: Open<0 | 1 | 2>
  /** 0 to 100. */
  readonly Score?: number
  readonly Suggestion?: Open<Suggestion>
  readonly HitInfos?: ReadonlyArray<AudioHitInfo>
}

export interface AudioHitInfo {
  readonly Type?: Open<'Keyword' | 'Model'>
  readonly Keyword?: string
  readonly LibName?: string
  readonly Positions?: ReadonlyArray<AudioPosition>
}

/** Offsets in the text. */
export interface AudioPosition {
  readonly Start?: number
  readonly End?: number
}

export interface AudioAuditData {
  readonly asr_tmp_full_results?: ReadonlyArray<AudioTranscript>
}

/** Speech recognition of a segment. */
export interface AudioTranscript {
  readonly id?: string
  /** Seconds. */
  readonly appearing_point?: ReadonlyArray<number>
  readonly confidence?: number
  /** Such as `00:00:00-00:00:15`. */
  readonly periods?: string
  readonly url?: string
  readonly create_time?: Date
}

/** The sound of a stream was judged. By default only suspicious segments are sent. */
export interface AudioAudit {
  readonly event_type: 315
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  readonly channel_id?: string
  /**
   * Audit task. Documented as a number: one beyond 2^53 has lost its last digits to JSON, and stays
   * a number so that nobody takes it for the id.
   */
  readonly task_id?: number | string
  readonly appid?: number
  /** Obsolete. */
  readonly bizid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** 1 hit, 0 not. */
  readonly HitFlag?: number
  /** 0 to 100, of `label`. */
  readonly Score?: number
  readonly SubTag?: string
  /** 2 is normal. */
  readonly status?: number
  /** Transcript of the segment. */
  readonly asr_text?: string
  readonly cdn_url?: string
  /** Length of the segment in seconds. */
  readonly duration?: number
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** `''` where there is none. */
  readonly sub_label?: string
  /** What to do with it. */
  readonly suggestion?: Open<Suggestion>
  readonly language_results?: ReadonlyArray<AudioLanguageResult>
  readonly moan_results?: ReadonlyArray<AudioMoanResult>
  readonly recognition_results?: ReadonlyArray<AudioRecognitionResult>
  readonly speaker_results?: ReadonlyArray<AudioSpeakerResult>
  readonly text_results?: ReadonlyArray<AudioTextResult>
  readonly request_id?: string
  /** Number of the segment. */
  readonly seq?: number
  readonly data?: AudioAuditData
  /** `general_callback`. */
  readonly interface?: string
}

const span: OptionalFields<AudioSpan> = { StartTime: Num, EndTime: Num }

const AudioLanguageResult = struct<AudioLanguageResult>('AudioLanguageResult', {
  required: {},
  optional: { ...span, Label: Text, Score: Num },
})

const AudioSpeakerResult = struct<AudioSpeakerResult>('AudioSpeakerResult', {
  required: {},
  optional: { ...span, Label: Text, Score: Num },
})

const AudioMoanResult = struct<AudioMoanResult>('AudioMoanResult', {
  required: {},
  optional: {
    ...span,
    Label: Text,
    SubLabel: Text,
    Score: Num,
    Suggestion: oneOf<Suggestion>(),
  },
})

const AudioTag = struct<AudioTag>('AudioTag', {
  required: {},
  optional: { ...span, Name: oneOf<'Female' | 'Male' | 'Teenager'>(), Score: Num },
})

const AudioRecognitionResult = struct<AudioRecognitionResult>('AudioRecognitionResult', {
  required: {},
  optional: { Label: oneOf<'Gender' | 'Teenager'>(), Tags: list(AudioTag) },
})

const AudioPosition = struct<AudioPosition>('AudioPosition', {
  required: {},
  optional: { Start: Int, End: Int },
})

const AudioHitInfo = struct<AudioHitInfo>('AudioHitInfo', {
  required: {},
  optional: {
    Type: oneOf<'Keyword' | 'Model'>(),
    Keyword: Text,
    LibName: Text,
    Positions: list(AudioPosition),
  },
})

const AudioTextResult = struct<AudioTextResult>('AudioTextResult', {
  required: {},
  optional: {
    Label: oneOf<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>(),
    SubLabel: Text,
    Keywords: list(Text),
    LibId: Id,
    LibName: Text,
    LibType: intOf<0 | 1 | 2>(),
    Score: Num,
    Suggestion: oneOf<Suggestion>(),
    HitInfos: list(AudioHitInfo),
  },
})

const AudioTranscript = struct<AudioTranscript>('AudioTranscript', {
  required: {},
  optional: {
    id: Id,
    appearing_point: list(Num),
    confidence: Num,
    periods: Text,
    url: Text,
    create_time: DateFromSeconds,
  },
})

const AudioAuditData = struct<AudioAuditData>('AudioAuditData', {
  required: {},
  optional: { asr_tmp_full_results: list(AudioTranscript) },
})

export const AudioAudit: t.Type<AudioAudit, JsonObject, unknown> = callback<AudioAudit>(
  'AudioAudit',
  {
    required: { event_type: constant(315), stream_id: Id },
    optional: {
      channel_id: Id,
      task_id: RoundedId,
      appid: Int,
      bizid: Int,
      domain: Text,
      path: Text,
      HitFlag: Int,
      Score: Num,
      SubTag: Text,
      status: Int,
      asr_text: Text,
      cdn_url: Text,
      duration: Num,
      label: oneOf<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>(),
      sub_label: Text,
      suggestion: oneOf<Suggestion>(),
      language_results: list(AudioLanguageResult),
      moan_results: list(AudioMoanResult),
      recognition_results: list(AudioRecognitionResult),
      speaker_results: list(AudioSpeakerResult),
      text_results: list(AudioTextResult),
      request_id: Id,
      seq: Num,
      data: withJsonText(AudioAuditData),
      interface: Text,
    },
  },
)
