/**
 * The sound of a stream was judged.
 *
 * @see https://www.tencentcloud.com/document/product/267/58643
 */
import { withJsonText } from '../wire/json.ts'
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
import { event, type OptionalFields, struct, withTemplateUrl } from './eventCodec.ts'

type Suggestion = 'Block' | 'Pass' | 'Review'

/** Part of a segment. */
interface AudioSpan {
  /** Where it begins in the segment, in seconds. */
  readonly StartTime?: number
  /** Where it ends in the segment, in seconds. */
  readonly EndTime?: number
}

/** A language that is spoken. */
export interface AudioLanguageResult extends AudioSpan {
  /** The language. */
  readonly Label?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** A speaker who was recognised. */
export interface AudioSpeakerResult extends AudioSpan {
  /** The speaker. */
  readonly Label?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

export interface AudioMoanResult extends AudioSpan {
  /** `Moan` by the table, `Ad` in the sample. */
  readonly Label?: string
  /** Label of the second level. */
  readonly SubLabel?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** What to do with it. */
  readonly Suggestion?: Open<Suggestion>
}

/** What kind of voice it is. */
export interface AudioRecognitionResult {
  /** What was recognised: the gender, or that somebody is a teenager. */
  readonly Label?: Open<'Gender' | 'Teenager'>
  /** What it is, each with a confidence. */
  readonly Tags?: ReadonlyArray<AudioTag>
}

export interface AudioTag {
  /** What the voice is. */
  readonly Name?: Open<'Female' | 'Male' | 'Teenager'>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** Where it begins in the segment, in milliseconds: the other results have seconds. */
  readonly StartTime?: number
  /** Where it ends in the segment, in milliseconds: the other results have seconds. */
  readonly EndTime?: number
}

/** What was said. */
export interface AudioTextResult {
  /** What was found. */
  readonly Label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Label of the second level. */
  readonly SubLabel?: string
  /** Words that were hit. */
  readonly Keywords?: ReadonlyArray<string>
  /** Library of the words that were hit. */
  readonly LibId?: string
  /** Name of that library. */
  readonly LibName?: string
  /**
   * 1 for a block or allow library of your own, 2 for a public one; 0 is sent and not explained.
   */
  readonly LibType?: Open<0 | 1 | 2>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** What to do with it. */
  readonly Suggestion?: Open<Suggestion>
  /** What was hit, and where. */
  readonly HitInfos?: ReadonlyArray<AudioHitInfo>
}

export interface AudioHitInfo {
  /** Whether a word or the model has hit. */
  readonly Type?: Open<'Keyword' | 'Model'>
  /** The word. */
  readonly Keyword?: string
  /** Name of the library that the word is in. */
  readonly LibName?: string
  /** Where in the text. */
  readonly Positions?: ReadonlyArray<AudioPosition>
}

/** Offsets in the text. */
export interface AudioPosition {
  /** Offset of the first character in the text. */
  readonly Start?: number
  /** Offset of the end in the text. */
  readonly End?: number
}

export interface AudioAuditData {
  /** Speech recognition of the segment. */
  readonly asr_tmp_full_results?: ReadonlyArray<AudioTranscript>
}

/** Speech recognition of a segment. */
export interface AudioTranscript {
  /** Id of the transcript. */
  readonly id?: string
  /** From where to where, in seconds. */
  readonly appearing_point?: ReadonlyArray<number>
  /** Confidence. */
  readonly confidence?: number
  /** Of which part of the segment, such as `00:00:00-00:00:15`. */
  readonly periods?: string
  /** URL of the segment, presumably. */
  readonly url?: string
  /** When the transcript was made. */
  readonly create_time?: Date
}

/** The sound of a stream was judged. By default only suspicious segments are sent. */
export interface AudioAudit {
  readonly event_type: 315
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Mostly the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /**
   * Audit task. Documented as a number: one beyond 2^53 has lost its last digits to JSON, and stays
   * a number so that nobody takes it for the id.
   */
  readonly task_id?: number | string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Obsolete. */
  readonly bizid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** 1 where something was found, 0 where not. */
  readonly HitFlag?: number
  /** Confidence of `label`, 0 to 100. */
  readonly Score?: number
  /** Label of the third level, below `sub_label`. */
  readonly SubTag?: string
  /** State of the audit; 2 is normal. */
  readonly status?: number
  /** What was said in the segment. */
  readonly asr_text?: string
  /** URL of the segment, presumably; empty in the only sample. */
  readonly cdn_url?: string
  /** Length of the segment in seconds. */
  readonly duration?: number
  /** What was found: the label of the highest priority. */
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Label of the second level, `''` where there is none. */
  readonly sub_label?: string
  /** What to do with it: block it, let it pass, or have somebody look. */
  readonly suggestion?: Open<Suggestion>
  /** Languages that are spoken. */
  readonly language_results?: ReadonlyArray<AudioLanguageResult>
  /** Moaning. */
  readonly moan_results?: ReadonlyArray<AudioMoanResult>
  /** What kind of voices there are. */
  readonly recognition_results?: ReadonlyArray<AudioRecognitionResult>
  /** Speakers who were recognised. */
  readonly speaker_results?: ReadonlyArray<AudioSpeakerResult>
  /** What was found in what was said. */
  readonly text_results?: ReadonlyArray<AudioTextResult>
  /** Id of the request to the moderation service. */
  readonly request_id?: string
  /** Number of the segment. */
  readonly seq?: number
  /** The whole transcript. */
  readonly data?: AudioAuditData
  /** Always `general_callback`. */
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

export const AudioAudit = withTemplateUrl(
  'AudioAuditNotifyUrl',
  event<AudioAudit>('AudioAudit', {
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
    occurredAt: (event) => event.data?.asr_tmp_full_results?.at(-1)?.create_time,
    identity: [],
  }),
)
