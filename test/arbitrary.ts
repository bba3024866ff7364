/**
 * The values of the domain, as far as the wire can carry them. Written from the interfaces alone, so
 * that the codecs cannot be wrong in the same way.
 */
import fc from 'fast-check'

import type {
  AudioAudit,
  AudioAuditData,
  AudioHitInfo,
  AudioLanguageResult,
  AudioMoanResult,
  AudioPosition,
  AudioRecognitionResult,
  AudioSpeakerResult,
  AudioTag,
  AudioTextResult,
  AudioTranscript,
} from '../src/event/AudioAudit.ts'
import type {
  EvaluationAverage,
  EvaluationFrame,
  EvaluationThreshold,
} from '../src/event/Evaluation.ts'
import type {
  AbductionRisk,
  ImageAudit,
  ImageFace,
  ImageGame,
  ImageGameDetails,
  ImageLabelDetail,
  ImageLabelResult,
  ImageLibDetail,
  ImageLibResult,
  ImageLocation,
  ImageObjectDetail,
  ImageObjectResult,
  ImageOcrDetail,
  ImageOcrResult,
} from '../src/event/ImageAudit.ts'
import type { LiveEvent, UnknownEvent } from '../src/event/LiveEvent.ts'
import type { LiveSubtitles, LiveSubtitlesData, Subtitle } from '../src/event/LiveSubtitles.ts'
import type { LiveSummary } from '../src/event/LiveSummary.ts'
import type { StreamBegin, StreamEnd } from '../src/event/Push.ts'
import type {
  AbnormalEvent,
  AbnormalEventDetail,
  PushException,
} from '../src/event/PushException.ts'
import type { QualityControl } from '../src/event/QualityControl.ts'
import type { RecordException, RecordExceptionDetail } from '../src/event/RecordException.ts'
import type { RecordFile, RecordFileExt } from '../src/event/RecordFile.ts'
import type { RecordDetail, RecordStatus } from '../src/event/RecordStatus.ts'
import type {
  Relay,
  RelayAlarm,
  RelayAlarmName,
  RelayResetTaskConfig,
  RelayTaskAlarm,
  RelayTaskAlarmMsg,
  RelayTaskExit,
  RelayTaskExitMsg,
  RelayTaskStart,
  RelayTaskStartMsg,
  RelayUnknown,
  RelayVodSourceFileFinish,
  RelayVodSourceFileMsg,
  RelayVodSourceFileStart,
} from '../src/event/Relay.ts'
import type {
  ErasedSentence,
  ErasedWord,
  SmartErase,
  SmartEraseData,
} from '../src/event/SmartErase.ts'
import type { Highlight, SmartHighlight } from '../src/event/SmartHighlight.ts'
import type { Snapshot } from '../src/event/Snapshot.ts'
import type { StreamLiveBegin, StreamLiveEnd } from '../src/event/StreamLive.ts'
import type { Json, JsonObject } from '../src/wire/json.ts'
import type { Open } from '../src/wire/scalar.ts'

type OptionalKeys<A> = { [K in keyof A]-?: object extends Pick<A, K> ? K : never }[keyof A]

type Required<A> = { readonly [K in Exclude<keyof A, OptionalKeys<A>>]: fc.Arbitrary<A[K]> }

type Optional<A> = {
  readonly [K in OptionalKeys<A>]-?: fc.Arbitrary<Exclude<A[K], undefined>>
}

/** What the wire makes of the value: JSON has no -0, and objects are plain. */
const throughJson = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A

/** Any JSON value. */
export const json: fc.Arbitrary<Json> = (fc.jsonValue() as fc.Arbitrary<Json>).map(throughJson)

/** Any JSON object. */
export const jsonObject: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.string(), json, { maxKeys: 4 })
  .map(throughJson)

/** Starts the names of the fields that no interface has. */
export const EXTRA = 'x_'

/** Fields that no interface has. */
export const extraFields: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.string().map((name) => `${EXTRA}${name}`),
    json,
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  )
  .map(throughJson)

/** An object of the interface: an optional field may be absent, and some have more fields. */
export const record = <A extends object>({
  required,
  optional,
}: {
  readonly required: Required<A>
  readonly optional: Optional<A>
}): fc.Arbitrary<A> => {
  const types: Record<string, fc.Arbitrary<unknown>> = { ...required, ...optional }
  const requiredKeys = Object.keys(required)
  const fields = fc.record(types, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<A>
  return fc.oneof(
    { weight: 7, arbitrary: fields },
    {
      weight: 1,
      arbitrary: fc.tuple(fields, extraFields).map(([value, extra]) => ({ ...value, ...extra })),
    },
  )
}

/** Text of any characters. Half a surrogate pair is none: UTF-8 cannot carry it. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'null', 'undefined', '0', '-1', 'true', '[', '[1]', '["a"]', '{}'),
  fc.constantFrom('"', '\\"', '""', '{"a":"b\\"c"}', '\u0000', '春茶', '🍵', '\u2028'),
)

const digits = fc.string({
  unit: fc.integer({ min: 0, max: 9 }).map(String),
  minLength: 19,
  maxLength: 24,
})

/** Mostly more digits than a number can hold. */
export const id: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: digits },
  text,
  fc.tuple(fc.nat(), digits).map(([appid, hash]) => `${appid}_${hash}`),
)

/** An integer that JSON keeps. */
export const integer: fc.Arbitrary<number> = fc.oneof(fc.integer(), fc.maxSafeInteger())

/** An integer that JSON keeps, from 0 on. */
export const natural: fc.Arbitrary<number> = fc.oneof(fc.nat(), fc.maxSafeNat())

/** A number that JSON keeps. */
export const finite: fc.Arbitrary<number> = fc.oneof(
  integer,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)

/** An integer that JSON has rounded. */
export const rounded: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: 2 ** 52, max: 2 ** 53 - 1 }), fc.integer({ min: 1, max: 11 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent)

/** Integers around now, and any between `-max` and `max`. */
const instant = (max: number, unitMs: number): fc.Arbitrary<Date> =>
  fc
    .oneof(
      fc.integer({ min: Math.floor(1.4e12 / unitMs), max: Math.floor(2e12 / unitMs) }),
      fc.integer({ min: -max, max }),
      fc.constantFrom(-max, 0, max),
    )
    .map((value) => new Date(value * unitMs))

/** An instant that the wire has in seconds. */
export const seconds: fc.Arbitrary<Date> = instant(8.64e12, 1000)

/** An instant that the wire has in milliseconds. */
export const millis: fc.Arbitrary<Date> = instant(8.64e15, 1)

const oneOf = <A extends string>(...known: ReadonlyArray<A>): fc.Arbitrary<Open<A>> =>
  fc.oneof(fc.constantFrom(...known), text).map((value) => value as Open<A>)

const intOf = <A extends number>(...known: ReadonlyArray<A>): fc.Arbitrary<Open<A>> =>
  fc.oneof(fc.constantFrom(...known), integer).map((value) => value as Open<A>)

const listOf = <A>(item: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(item, { maxLength: 3 })

/** Text that is no JSON, or that of no object, list or text. */
export const brokenText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'null', '{', '{"a":', '{\\"a\\":1', '["a"', '}', ' ', 'undefined'),
  jsonObject.map((value) => JSON.stringify(value).slice(0, -1)),
  text.map((value) => `!${value}`),
)

const orText = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | string> =>
  fc.oneof<Array<fc.Arbitrary<A | string>>>(value, brokenText)

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

const recordDetail = record<RecordDetail>({
  required: {},
  optional: {
    file_format: intOf(1, 2, 3, 4, 5),
    record_bps: finite,
    start_model: intOf(1, 5),
    record_content: intOf(1, 2, 3),
    source_type: intOf(1, 2),
    codec_temp_id: integer,
  },
})

export const recordStatus: fc.Arbitrary<RecordStatus> = record<RecordStatus>({
  required: {
    event_type: fc.constant(332),
    stream_id: id,
    record_event: oneOf(
      'record_start_succeeded',
      'record_start_failed',
      'record_paused',
      'record_resumed',
      'record_error',
      'record_ended',
    ),
  },
  optional: {
    record_detail: orText(recordDetail),
    session_id: id,
    seq: id,
    task_id: id,
    event_time: seconds,
    appid: integer,
    domain: text,
    appname: text,
  },
})

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

const suggestion = oneOf('Block', 'Pass', 'Review')

const imageLocation = record<ImageLocation>({
  required: {},
  optional: { X: finite, Y: finite, Width: finite, Height: finite, Rotate: finite },
})

const imageLabelDetail = record<ImageLabelDetail>({
  required: {},
  optional: { Id: integer, Name: text, Score: finite },
})

const imageResult = {
  HitFlag: integer,
  Scene: text,
  Suggestion: suggestion,
  Label: text,
  SubLabel: text,
  Score: finite,
} satisfies Omit<Optional<ImageLabelResult>, 'Details'>

const imageLabelResult = record<ImageLabelResult>({
  required: {},
  optional: { ...imageResult, Details: listOf(imageLabelDetail) },
})

const imageObjectDetail = record<ImageObjectDetail>({
  required: {},
  optional: { Id: integer, Name: text, Value: text, Score: finite, Location: imageLocation },
})

const imageObjectResult = record<ImageObjectResult>({
  required: {},
  optional: { ...imageResult, Names: listOf(text), Details: listOf(imageObjectDetail) },
})

const imageOcrDetail = record<ImageOcrDetail>({
  required: {},
  optional: {
    Text: text,
    Label: text,
    Keywords: listOf(text),
    Score: finite,
    Location: imageLocation,
  },
})

const imageOcrResult = record<ImageOcrResult>({
  required: {},
  optional: { ...imageResult, Text: text, Details: listOf(imageOcrDetail) },
})

const imageLibDetail = record<ImageLibDetail>({
  required: {},
  optional: { Id: integer, ImageId: id, Label: text, Tag: text, Score: finite },
})

const imageLibResult = record<ImageLibResult>({
  required: {},
  optional: { ...imageResult, Details: listOf(imageLibDetail) },
})

const abductionRisk = record<AbductionRisk>({
  required: {},
  optional: { level: finite, type: integer },
})

const imageFace = record<ImageFace>({
  required: {},
  optional: {
    gender: finite,
    age: finite,
    expression: finite,
    beauty: finite,
    x: finite,
    y: finite,
    width: finite,
    height: finite,
  },
})

const imageGame = record<ImageGame>({
  required: {},
  optional: { name: text, confidence: finite },
})

const imageGameDetails = record<ImageGameDetails>({
  required: {},
  optional: { battlegrounds: jsonObject, gameList: listOf(imageGame) },
})

export const imageAudit: fc.Arbitrary<ImageAudit> = record<ImageAudit>({
  required: { event_type: fc.constant(317), streamId: id, img: text },
  optional: {
    channelId: id,
    type: listOf(finite),
    score: listOf(finite),
    suggestion,
    label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    subLabel: text,
    ocrMsg: text,
    labelResults: listOf(imageLabelResult),
    objectResults: listOf(imageObjectResult),
    ocrResults: listOf(imageOcrResult),
    libResults: listOf(imageLibResult),
    screenshotTime: seconds,
    sendTime: seconds,
    stream_param: text,
    app: text,
    appname: text,
    appid: integer,
    level: finite,
    abductionRisk: listOf(abductionRisk),
    faceDetails: listOf(imageFace),
    gameDetails: imageGameDetails,
    tid: integer,
    confidence: finite,
    normalScore: finite,
    hotScore: finite,
    pornScore: finite,
    illegalScore: finite,
    polityScore: finite,
    terrorScore: finite,
    similarScore: finite,
    abuseScore: finite,
    teenagerScore: finite,
    adScore: finite,
    customScore: finite,
  },
})

const span = { StartTime: finite, EndTime: finite }

const audioLanguageResult = record<AudioLanguageResult>({
  required: {},
  optional: { ...span, Label: text, Score: finite },
})

const audioSpeakerResult = record<AudioSpeakerResult>({
  required: {},
  optional: { ...span, Label: text, Score: finite },
})

const audioMoanResult = record<AudioMoanResult>({
  required: {},
  optional: { ...span, Label: text, SubLabel: text, Score: finite, Suggestion: suggestion },
})

const audioTag = record<AudioTag>({
  required: {},
  optional: { ...span, Name: oneOf('Female', 'Male', 'Teenager'), Score: finite },
})

const audioRecognitionResult = record<AudioRecognitionResult>({
  required: {},
  optional: { Label: oneOf('Gender', 'Teenager'), Tags: listOf(audioTag) },
})

const audioPosition = record<AudioPosition>({
  required: {},
  optional: { Start: integer, End: integer },
})

const audioHitInfo = record<AudioHitInfo>({
  required: {},
  optional: {
    Type: oneOf('Keyword', 'Model'),
    Keyword: text,
    LibName: text,
    Positions: listOf(audioPosition),
  },
})

const audioTextResult = record<AudioTextResult>({
  required: {},
  optional: {
    Label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    SubLabel: text,
    Keywords: listOf(text),
    LibId: id,
    LibName: text,
    LibType: intOf(0, 1, 2),
    Score: finite,
    Suggestion: suggestion,
    HitInfos: listOf(audioHitInfo),
  },
})

const audioTranscript = record<AudioTranscript>({
  required: {},
  optional: {
    id,
    appearing_point: listOf(finite),
    confidence: finite,
    periods: text,
    url: text,
    create_time: seconds,
  },
})

const audioAuditData = record<AudioAuditData>({
  required: {},
  optional: { asr_tmp_full_results: listOf(audioTranscript) },
})

export const audioAudit: fc.Arbitrary<AudioAudit> = record<AudioAudit>({
  required: { event_type: fc.constant(315), stream_id: id },
  optional: {
    channel_id: id,
    // An integer that JSON keeps is read as its digits.
    task_id: fc.oneof(id, rounded),
    appid: integer,
    bizid: integer,
    domain: text,
    path: text,
    HitFlag: integer,
    Score: finite,
    SubTag: text,
    status: integer,
    asr_text: text,
    cdn_url: text,
    duration: finite,
    label: oneOf('Abuse', 'Ad', 'Custom', 'Normal', 'Porn'),
    sub_label: text,
    suggestion,
    language_results: listOf(audioLanguageResult),
    moan_results: listOf(audioMoanResult),
    recognition_results: listOf(audioRecognitionResult),
    speaker_results: listOf(audioSpeakerResult),
    text_results: listOf(audioTextResult),
    request_id: id,
    seq: finite,
    data: audioAuditData,
    interface: text,
  },
})

const relayFields: Omit<Optional<RelayTaskStart>, 'msg'> = {
  appid: integer,
  task_id: id,
  stream_id: id,
  to_url: text,
  source_urls: orText(listOf(text)),
  callback_url: text,
  event_time: seconds,
  interface: text,
  product_name: text,
}

const relayVodSourceFileMsg = record<RelayVodSourceFileMsg>({
  required: {},
  optional: { url: text, index: integer, duration: finite },
})

export const relayTaskStart: fc.Arbitrary<RelayTaskStart> = record<RelayTaskStart>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskStart') },
  optional: {
    ...relayFields,
    msg: orText(record<RelayTaskStartMsg>({ required: {}, optional: { task_start_time: millis } })),
  },
})

export const relayVodSourceFileStart: fc.Arbitrary<RelayVodSourceFileStart> =
  record<RelayVodSourceFileStart>({
    required: { event_type: fc.constant(314), callback_event: fc.constant('VodSourceFileStart') },
    optional: { ...relayFields, msg: orText(relayVodSourceFileMsg) },
  })

export const relayVodSourceFileFinish: fc.Arbitrary<RelayVodSourceFileFinish> =
  record<RelayVodSourceFileFinish>({
    required: { event_type: fc.constant(314), callback_event: fc.constant('VodSourceFileFinish') },
    optional: { ...relayFields, msg: orText(relayVodSourceFileMsg) },
  })

export const relayTaskExit: fc.Arbitrary<RelayTaskExit> = record<RelayTaskExit>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskExit') },
  optional: {
    ...relayFields,
    msg: orText(
      record<RelayTaskExitMsg>({
        required: {},
        optional: {
          message: text,
          // Digits are read as a number.
          code: fc.oneof(
            integer,
            fc.constantFrom('EPIPE', '', '-', '0x20', '-032', '1.5', '9007199254740993'),
          ),
          task_exit_time: millis,
        },
      }),
    ),
  },
})

export const relayResetTaskConfig: fc.Arbitrary<RelayResetTaskConfig> =
  record<RelayResetTaskConfig>({
    required: { event_type: fc.constant(314), callback_event: fc.constant('ResetTaskConfig') },
    optional: { ...relayFields, msg: orText(jsonObject) },
  })

const relayAlarmNames: ReadonlyArray<RelayAlarmName> = [
  'FileEndEarly',
  'PullFileFailed',
  'PullFileUnstable',
  'PushStreamFailed',
  'PushStreamUnstable',
]

export const relayTaskAlarm: fc.Arbitrary<RelayTaskAlarm> = record<RelayTaskAlarm>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskAlarm') },
  optional: {
    ...relayFields,
    msg: orText(
      record<RelayTaskAlarmMsg>({ required: {}, optional: { type: oneOf(...relayAlarmNames) } }),
    ),
  },
})

/** An alarm under its own name. */
export const relayAlarm = <N extends RelayAlarmName>(name: N): fc.Arbitrary<RelayAlarm<N>> =>
  record<RelayAlarm>({
    required: { event_type: fc.constant(314), callback_event: fc.constant(name) },
    optional: { ...relayFields, msg: orText(jsonObject) },
  }) as fc.Arbitrary<RelayAlarm<N>>

const relayNames: ReadonlySet<string> = new Set([
  'TaskStart',
  'VodSourceFileStart',
  'VodSourceFileFinish',
  'TaskExit',
  'ResetTaskConfig',
  'TaskAlarm',
  ...relayAlarmNames,
])

export const relayUnknown: fc.Arbitrary<RelayUnknown> = record<RelayUnknown>({
  required: {
    event_type: fc.constant(314),
    callback_event: fc.constant('unknown'),
    received_callback_event: fc
      .oneof(text, fc.constantFrom('SourceSwitched', 'unknown', 'constructor', '__proto__'))
      .filter((name) => !relayNames.has(name)),
  },
  optional: { ...relayFields, msg: orText(jsonObject) },
})

/** Any event of a relay task. */
export const relay: fc.Arbitrary<Relay> = fc.oneof<Array<fc.Arbitrary<Relay>>>(
  relayTaskStart,
  relayVodSourceFileStart,
  relayVodSourceFileFinish,
  relayTaskExit,
  relayResetTaskConfig,
  relayTaskAlarm,
  relayAlarm('PullFileUnstable'),
  relayAlarm('PushStreamUnstable'),
  relayAlarm('PullFileFailed'),
  relayAlarm('PushStreamFailed'),
  relayAlarm('FileEndEarly'),
  relayUnknown,
)

export const qualityControl: fc.Arbitrary<QualityControl> = record<QualityControl>({
  required: { event_type: fc.constant(343), stream_id: id },
  optional: {
    appid: integer,
    domain: text,
    appname: text,
    event_time: seconds,
    transcode_template_id: integer,
    watermark_template_id: integer,
    score: finite,
    function: oneOf('QualityControl'),
    class: oneOf('Mosaic', 'Silence', 'AVTimestampInterleave'),
  },
})

const evaluationFrame = record<EvaluationFrame>({
  required: {},
  optional: { score: finite, time: millis },
})

const evaluationFields: Optional<EvaluationThreshold> & Optional<EvaluationAverage> = {
  appid: integer,
  domain: text,
  appname: text,
  event_time: seconds,
  transcode_template_id: integer,
  watermark_template_id: integer,
  frames: listOf(evaluationFrame),
  average_score: finite,
  max_score: finite,
  min_score: finite,
  function: oneOf('Assessment'),
  class: oneOf('PSNR', 'SSIM', 'VMAF', 'VQA'),
}

export const evaluationThreshold: fc.Arbitrary<EvaluationThreshold> = record<EvaluationThreshold>({
  required: { event_type: fc.constant(344), stream_id: id },
  optional: evaluationFields,
})

export const evaluationAverage: fc.Arbitrary<EvaluationAverage> = record<EvaluationAverage>({
  required: { event_type: fc.constant(345), stream_id: id },
  optional: evaluationFields,
})

const subtitle = record<Subtitle>({
  required: {},
  optional: {
    src_txt: text,
    dst_txt: text,
    start_pts: finite,
    end_pts: finite,
    start_unix_time: seconds,
    end_unix_time: seconds,
    steady_state: fc.boolean(),
  },
})

export const liveSubtitles: fc.Arbitrary<LiveSubtitles> = record<LiveSubtitles>({
  required: { event_type: fc.constant(338), stream_id: id },
  optional: {
    channel_id: id,
    task_id: id,
    appid: integer,
    data: record<LiveSubtitlesData>({
      required: {},
      optional: { subtitle_tmp_res: listOf(subtitle) },
    }),
  },
})

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

export const liveSummary: fc.Arbitrary<LiveSummary> = record<LiveSummary>({
  required: { event_type: fc.constant(348), stream_id: id },
  optional: {
    appid: integer,
    domain: text,
    path: text,
    begin_time: seconds,
    end_time: seconds,
    title: text,
    summary: text,
    key_words: listOf(text),
    key_points: listOf(text),
  },
})

const highlight = record<Highlight>({
  required: {},
  optional: {
    begin_time: seconds,
    end_time: seconds,
    title: text,
    summary: text,
    video_store_url: text,
    cov_img_store_url: text,
    key_words: listOf(text),
  },
})

export const smartHighlight: fc.Arbitrary<SmartHighlight> = record<SmartHighlight>({
  required: { event_type: fc.constant(349), stream_id: id },
  optional: { appid: integer, domain: text, path: text, items: listOf(highlight) },
})

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

const eventTypes: ReadonlySet<number> = new Set([
  0, 1, 100, 200, 314, 315, 317, 321, 329, 330, 332, 338, 341, 343, 344, 345, 347, 348, 349,
])

export const unknownEvent: fc.Arbitrary<UnknownEvent> = record<UnknownEvent>({
  required: {
    event_type: fc.constant('unknown'),
    received_event_type: natural.filter((type) => !eventTypes.has(type)),
  },
  optional: {},
})

/** Any event. */
export const liveEvent: fc.Arbitrary<LiveEvent> = fc.oneof<Array<fc.Arbitrary<LiveEvent>>>(
  streamBegin,
  streamEnd,
  recordFile,
  snapshot,
  relay,
  audioAudit,
  imageAudit,
  pushException,
  streamLiveBegin,
  streamLiveEnd,
  recordStatus,
  liveSubtitles,
  recordException,
  qualityControl,
  evaluationThreshold,
  evaluationAverage,
  smartErase,
  liveSummary,
  smartHighlight,
  unknownEvent,
)
