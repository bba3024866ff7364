/**
 * The moderation of a segment of audio.
 *
 * @see https://www.tencentcloud.com/document/product/267/58643
 */
import { withJsonText } from '../wire/json.ts'
import { list, listByPlace } from '../wire/list.ts'
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
  /** Start in the segment, in seconds. */
  readonly StartTime?: number
  /** End in the segment, in seconds. */
  readonly EndTime?: number
}

/** A recognised language. */
export interface AudioLanguageResult extends AudioSpan {
  /** Name of the language. */
  readonly Label?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

/** A recognised speaker. */
export interface AudioSpeakerResult extends AudioSpan {
  /** Name of the speaker. */
  readonly Label?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
}

export interface AudioMoanResult extends AudioSpan {
  /** `Moan` in Tencent's table of fields, but `Ad` in Tencent's sample. */
  readonly Label?: string
  /** Second-level label. */
  readonly SubLabel?: string
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** Suggested action. */
  readonly Suggestion?: Open<Suggestion>
}

/** A recognised kind of voice. */
export interface AudioRecognitionResult {
  /** Kind of the result: the gender of the speaker, or that the speaker is a teenager. */
  readonly Label?: Open<'Gender' | 'Teenager'>
  /** Recognised properties of the voice, each with its confidence. */
  readonly Tags?: ReadonlyArray<AudioTag>
}

export interface AudioTag {
  /** Recognised property of the voice. */
  readonly Name?: Open<'Female' | 'Male' | 'Teenager'>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** Start in the segment, in milliseconds; the other results have seconds. */
  readonly StartTime?: number
  /** End in the segment, in milliseconds; the other results have seconds. */
  readonly EndTime?: number
}

/** A moderation result of the transcript. */
export interface AudioTextResult {
  /** Label of the result. */
  readonly Label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Second-level label. */
  readonly SubLabel?: string
  /** Matched keywords. */
  readonly Keywords?: ReadonlyArray<string>
  /** Id of the library that has the matched keywords. */
  readonly LibId?: string
  /** Name of the library that has the matched keywords. */
  readonly LibName?: string
  /**
   * Type of the library: 1 for your own block or allow library, 2 for a public library. Tencent's
   * sample has 0, which no document explains.
   */
  readonly LibType?: Open<0 | 1 | 2>
  /** Confidence, 0 to 100. */
  readonly Score?: number
  /** Suggested action. */
  readonly Suggestion?: Open<Suggestion>
  /** Matches in the text, with their positions. */
  readonly HitInfos?: ReadonlyArray<AudioHitInfo>
}

export interface AudioHitInfo {
  /** Source of the match: a keyword or the model. */
  readonly Type?: Open<'Keyword' | 'Model'>
  /** The matched keyword. */
  readonly Keyword?: string
  /** Name of the library that has the keyword. */
  readonly LibName?: string
  /** Positions in the text. */
  readonly Positions?: ReadonlyArray<AudioPosition>
}

/** A position in the text. */
export interface AudioPosition {
  /** Offset of the first character in the text. */
  readonly Start?: number
  /** Offset of the end in the text. */
  readonly End?: number
}

export interface AudioAuditData {
  /** Transcripts of the segment. */
  readonly asr_tmp_full_results?: ReadonlyArray<AudioTranscript>
}

/** A transcript of a segment. */
export interface AudioTranscript {
  /** Id of the transcript. */
  readonly id?: string
  /** Start and end, in seconds. */
  readonly appearing_point?: ReadonlyArray<number>
  /** Confidence of the transcript. */
  readonly confidence?: number
  /** Part of the segment, such as `00:00:00-00:00:15`. */
  readonly periods?: string
  /** Presumably the URL of the segment. */
  readonly url?: string
  /** The time at which the transcript was made. */
  readonly create_time?: Date
}

/** The audio of a stream was moderated. By default, Tencent sends only suspicious segments. */
export interface AudioAudit {
  readonly event_type: 315
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Usually the same as the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /**
   * Id of the audit task. Tencent documents it as a number. A number above 2^53 has lost its last
   * digits in JSON parsing: it stays a number, so that it is not mistaken for the id.
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
  /** 1 if something was found, otherwise 0. */
  readonly HitFlag?: number
  /** Confidence of `label`, 0 to 100. */
  readonly Score?: number
  /** Third-level label, below `sub_label`. */
  readonly SubTag?: string
  /** Status of the audit; 2 is normal. */
  readonly status?: number
  /** Transcript of the segment. */
  readonly asr_text?: string
  /** Presumably the URL of the segment; empty in Tencent's only sample. */
  readonly cdn_url?: string
  /** Duration of the segment in seconds. */
  readonly duration?: number
  /** Result of the moderation: the label with the highest priority. */
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  /** Second-level label; `''` if there is none. */
  readonly sub_label?: string
  /** Suggested action: block it, let it pass, or review it manually. */
  readonly suggestion?: Open<Suggestion>
  /** Recognised languages. */
  readonly language_results?: ReadonlyArray<AudioLanguageResult>
  /** Results of the detection of moaning. */
  readonly moan_results?: ReadonlyArray<AudioMoanResult>
  /** Recognised kinds of voices. */
  readonly recognition_results?: ReadonlyArray<AudioRecognitionResult>
  /** Recognised speakers. */
  readonly speaker_results?: ReadonlyArray<AudioSpeakerResult>
  /** Moderation results of the transcript. */
  readonly text_results?: ReadonlyArray<AudioTextResult>
  /** Id of the request to the moderation service. */
  readonly request_id?: string
  /** Sequence number of the segment. */
  readonly seq?: number
  /** The complete transcript. */
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
    appearing_point: listByPlace(Num),
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
