// The public surface of tencent-live-callbacks/node; `npm run surface` writes it.

import type * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

interface AbductionRisk {
  readonly level?: number
  readonly type?: number
}

interface AbnormalEvent {
  readonly type?: Open<PushExceptionType>
  readonly count?: number
  readonly detail?: ReadonlyArray<AbnormalEventDetail>
  readonly type_desc_cn?: string
  readonly type_desc_en?: string
  readonly customer_visible?: boolean
  readonly event_key?: string
}

interface AbnormalEventDetail {
  readonly desc?: string
  readonly occur_time?: Date
}

interface AudioAudit {
  readonly event_type: 315
  readonly stream_id: string
  readonly channel_id?: string
  readonly task_id?: number | string
  readonly appid?: number
  readonly bizid?: number
  readonly domain?: string
  readonly path?: string
  readonly HitFlag?: number
  readonly Score?: number
  readonly SubTag?: string
  readonly status?: number
  readonly asr_text?: string
  readonly cdn_url?: string
  readonly duration?: number
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  readonly sub_label?: string
  readonly suggestion?: Open<Suggestion_AudioAudit>
  readonly language_results?: ReadonlyArray<AudioLanguageResult>
  readonly moan_results?: ReadonlyArray<AudioMoanResult>
  readonly recognition_results?: ReadonlyArray<AudioRecognitionResult>
  readonly speaker_results?: ReadonlyArray<AudioSpeakerResult>
  readonly text_results?: ReadonlyArray<AudioTextResult>
  readonly request_id?: string
  readonly seq?: number
  readonly data?: AudioAuditData
  readonly interface?: string
}

interface AudioAuditData {
  readonly asr_tmp_full_results?: ReadonlyArray<AudioTranscript>
}

interface AudioHitInfo {
  readonly Type?: Open<'Keyword' | 'Model'>
  readonly Keyword?: string
  readonly LibName?: string
  readonly Positions?: ReadonlyArray<AudioPosition>
}

interface AudioLanguageResult extends AudioSpan {
  readonly Label?: string
  readonly Score?: number
}

interface AudioMoanResult extends AudioSpan {
  readonly Label?: string
  readonly SubLabel?: string
  readonly Score?: number
  readonly Suggestion?: Open<Suggestion_AudioAudit>
}

interface AudioPosition {
  readonly Start?: number
  readonly End?: number
}

interface AudioRecognitionResult {
  readonly Label?: Open<'Gender' | 'Teenager'>
  readonly Tags?: ReadonlyArray<AudioTag>
}

interface AudioSpan {
  readonly StartTime?: number
  readonly EndTime?: number
}

interface AudioSpeakerResult extends AudioSpan {
  readonly Label?: string
  readonly Score?: number
}

interface AudioTag {
  readonly Name?: Open<'Female' | 'Male' | 'Teenager'>
  readonly Score?: number
  readonly StartTime?: number
  readonly EndTime?: number
}

interface AudioTextResult {
  readonly Label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  readonly SubLabel?: string
  readonly Keywords?: ReadonlyArray<string>
  readonly LibId?: string
  readonly LibName?: string
  readonly LibType?: Open<0 | 1 | 2>
  readonly Score?: number
  readonly Suggestion?: Open<Suggestion_AudioAudit>
  readonly HitInfos?: ReadonlyArray<AudioHitInfo>
}

interface AudioTranscript {
  readonly id?: string
  readonly appearing_point?: ReadonlyArray<number>
  readonly confidence?: number
  readonly periods?: string
  readonly url?: string
  readonly create_time?: Date
}

interface BodyMissing {
  readonly _tag: 'BodyMissing'
}

interface BodyNotJson {
  readonly _tag: 'BodyNotJson'
}

interface BodyNotObject {
  readonly _tag: 'BodyNotObject'
}

interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  readonly limitBytes: number
  readonly limitFields?: number
}

type Claimed = 'claimed' | 'done' | 'inFlight'

interface ErasedSentence {
  readonly src_txt?: string
  readonly start_pts?: number
  readonly end_pts?: number
  readonly start_unix_time?: Date
  readonly end_unix_time?: Date
  readonly keywords_info?: ReadonlyArray<ErasedWord>
}

interface ErasedWord {
  readonly word?: string
  readonly begin_time?: number
  readonly end_time?: number
}

interface Evaluation {
  readonly stream_id: string
  readonly appid?: number
  readonly domain?: string
  readonly appname?: string
  readonly event_time?: Date
  readonly transcode_template_id?: number
  readonly watermark_template_id?: number
  readonly frames?: ReadonlyArray<EvaluationFrame>
  readonly average_score?: number
  readonly max_score?: number
  readonly min_score?: number
  readonly function?: Open<'Assessment'>
  readonly class?: Open<'PSNR' | 'SSIM' | 'VMAF' | 'VQA'>
}

interface EvaluationAverage extends Evaluation {
  readonly event_type: 345
}

interface EvaluationFrame {
  readonly score?: number
  readonly time?: Date
}

interface EvaluationThreshold extends Evaluation {
  readonly event_type: 344
}

interface EventCodec<A extends WithEventType> extends t.Type<A, JsonObject, unknown> {
  readonly facts: EventFacts<A>
}

interface EventFacts<A extends WithEventType> extends Facts<A> {
  readonly event_type: A['event_type']
}

interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  readonly issues: ReadonlyArray<Issue>
  readonly signature: ReceivedSignature
  readonly raw: JsonObject
}

type EventName = keyof Events

type EventOf<N extends 'Unknown' | EventName> = N extends EventName
  ? t.TypeOf<Events[N]>
  : UnknownEvent

interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
  readonly looksLike?: Lookalike
}

type Events = typeof events

interface Facts<A> {
  readonly occurredAt: (event: A) => Date | undefined
  readonly identity: ReadonlyArray<keyof A & string>
  readonly sentAt?: keyof A & string
}

interface HandlerContext<Request = unknown, Tx = unknown> {
  readonly request: Request
  readonly tx: Tx
  readonly signal: AbortSignal
}

interface HandlerOptions<Request = unknown, Tx = unknown> {
  readonly on: OnEvents<Request, Tx>
  readonly otherwise?: OnEvent<LiveEvent, Request, Tx>
  readonly undecodable?: (error: EventInvalid, context: HandlerContext<Request, Tx>) => unknown
  readonly rejected?: (error: Refusal) => unknown
  readonly uniformRefusals?: boolean
  readonly timeoutMs?: number
  readonly observe?: (observation: Observation) => unknown
}

interface Highlight {
  readonly begin_time?: Date
  readonly end_time?: Date
  readonly title?: string
  readonly summary?: string
  readonly video_store_url?: string
  readonly cov_img_store_url?: string
  readonly key_words?: ReadonlyArray<string>
}

type HostRefusal =
  | {
      readonly _tag: 'BodyConsumed'
    }
  | {
      readonly _tag: 'BodyTimeout'
    }
  | {
      readonly _tag: 'BodyUnreadable'
    }
  | {
      readonly _tag: 'ContentEncodingUnsupported'
    }
  | {
      readonly _tag: 'MethodNotAllowed'
    }

interface IdempotencyOptions {
  readonly store: IdempotencyStore
  readonly ttlSeconds?: number
  readonly leaseSeconds?: number
  readonly maxRunSeconds?: number
}

interface IdempotencyStore {
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  readonly done: (key: string, owner: string, ttlSeconds: number) => Promise<boolean> | boolean
  readonly release: (key: string, owner: string) => Promise<boolean> | boolean
  readonly probe?: () => unknown
}

interface ImageAudit {
  readonly event_type: 317
  readonly streamId: string
  readonly img: string
  readonly channelId?: string
  readonly type?: ReadonlyArray<number>
  readonly score?: ReadonlyArray<number>
  readonly suggestion?: Open<Suggestion_ImageAudit>
  readonly label?: Open<'Abuse' | 'Ad' | 'Custom' | 'Normal' | 'Porn'>
  readonly subLabel?: string
  readonly ocrMsg?: string
  readonly labelResults?: ReadonlyArray<ImageLabelResult>
  readonly objectResults?: ReadonlyArray<ImageObjectResult>
  readonly ocrResults?: ReadonlyArray<ImageOcrResult>
  readonly libResults?: ReadonlyArray<ImageLibResult>
  readonly screenshotTime?: Date
  readonly sendTime?: Date
  readonly stream_param?: string
  readonly app?: string
  readonly appname?: string
  readonly appid?: number
  readonly level?: number
  readonly abductionRisk?: ReadonlyArray<AbductionRisk>
  readonly faceDetails?: ReadonlyArray<ImageFace>
  readonly gameDetails?: ImageGameDetails
  readonly tid?: number
  readonly confidence?: number
  readonly normalScore?: number
  readonly hotScore?: number
  readonly pornScore?: number
  readonly illegalScore?: number
  readonly polityScore?: number
  readonly terrorScore?: number
  readonly similarScore?: number
  readonly abuseScore?: number
  readonly teenagerScore?: number
  readonly adScore?: number
  readonly customScore?: number
}

interface ImageFace {
  readonly gender?: number
  readonly age?: number
  readonly expression?: number
  readonly beauty?: number
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
}

interface ImageGame {
  readonly name?: string
  readonly confidence?: number
}

interface ImageGameDetails {
  readonly battlegrounds?: JsonObject
  readonly gameList?: ReadonlyArray<ImageGame>
}

interface ImageLabelDetail {
  readonly Id?: number
  readonly Name?: string
  readonly Score?: number
}

interface ImageLabelResult extends ImageResult {
  readonly Details?: ReadonlyArray<ImageLabelDetail>
}

interface ImageLibDetail {
  readonly Id?: number
  readonly ImageId?: string
  readonly Label?: string
  readonly Tag?: string
  readonly Score?: number
}

interface ImageLibResult extends ImageResult {
  readonly Details?: ReadonlyArray<ImageLibDetail>
}

interface ImageLocation {
  readonly X?: number
  readonly Y?: number
  readonly Width?: number
  readonly Height?: number
  readonly Rotate?: number
}

interface ImageObjectDetail {
  readonly Id?: number
  readonly Name?: string
  readonly Value?: string
  readonly Score?: number
  readonly Location?: ImageLocation
}

interface ImageObjectResult extends ImageResult {
  readonly Names?: ReadonlyArray<string>
  readonly Details?: ReadonlyArray<ImageObjectDetail>
}

interface ImageOcrDetail {
  readonly Text?: string
  readonly Label?: string
  readonly Keywords?: ReadonlyArray<string>
  readonly Score?: number
  readonly Location?: ImageLocation
}

interface ImageOcrResult extends ImageResult {
  readonly Text?: string
  readonly Details?: ReadonlyArray<ImageOcrDetail>
}

interface ImageResult {
  readonly HitFlag?: number
  readonly Scene?: string
  readonly Suggestion?: Open<Suggestion_ImageAudit>
  readonly Label?: string
  readonly SubLabel?: string
  readonly Score?: number
}

interface Inbox<Tx> {
  readonly once: (
    key: string,
    options: InboxKey,
    run: (tx: Tx) => Promise<unknown>,
  ) => Promise<'done' | 'handled' | 'inFlight'>
  readonly forget: (key: string) => Promise<boolean>
}

interface InboxKey {
  readonly undated: boolean
}

type InboxOperation = keyof Inbox<unknown>

interface InboxOptions<Request = unknown, Tx = unknown> extends HandlerOptions<Request, Tx> {
  readonly inbox: Inbox<Tx>
  readonly maxRunSeconds?: number
  readonly idempotency?: undefined
}

interface Issue {
  readonly path: string
  readonly expected: string
}

type Json = JsonObject | ReadonlyArray<Json> | boolean | null | number | string

interface JsonObject {
  readonly [key: string]: Json
}

type KnownEvent =
  | AudioAudit
  | EvaluationAverage
  | EvaluationThreshold
  | ImageAudit
  | LiveSubtitles
  | LiveSummary
  | PushException
  | QualityControl
  | RecordException
  | RecordFile
  | RecordStatus
  | Relay
  | SmartErase
  | SmartHighlight
  | Snapshot
  | StreamBegin
  | StreamEnd
  | StreamLiveBegin
  | StreamLiveEnd

type LiveEvent = KnownEvent | UnknownEvent

interface LiveSubtitles {
  readonly event_type: 338
  readonly stream_id: string
  readonly channel_id?: string
  readonly task_id?: string
  readonly appid?: number
  readonly data?: LiveSubtitlesData
}

interface LiveSubtitlesData {
  readonly subtitle_tmp_res?: ReadonlyArray<Subtitle>
}

interface LiveSummary {
  readonly event_type: 348
  readonly stream_id: string
  readonly appid?: number
  readonly domain?: string
  readonly path?: string
  readonly begin_time?: Date
  readonly end_time?: Date
  readonly title?: string
  readonly summary?: string
  readonly key_words?: ReadonlyArray<string>
  readonly key_points?: ReadonlyArray<string>
}

type Lookalike =
  | 'CallbackRecord'
  | 'ChatCallback'
  | 'EmptyObject'
  | 'OldImageAudit'
  | 'TornJson'
  | 'TrtcCallback'
  | 'Unknown'
  | 'VodEvent'

interface MultipartUnsupported {
  readonly _tag: 'MultipartUnsupported'
}

type Name = 'Unknown' | EventName

export type NodeListener<Request> = (request: Request, response: NodeResponse) => Promise<void>

export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined
  readonly headers: {
    readonly 'content-encoding'?: string | undefined
    readonly 'content-length'?: string | undefined
  }
  readonly complete?: boolean
  readonly httpVersionMajor?: number
}

export interface NodeResponse {
  readonly destroyed: boolean
  readonly headersSent: boolean
  readonly stream?: {
    close(code: number): unknown
  }
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  write(text: string): unknown
  end(text: string): unknown
  destroy(): unknown
}

interface NodeStream {
  readonly destroyed?: boolean
  readonly readableDidRead?: boolean
  readonly readableEnded?: boolean
  on(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  off(event: StreamEvent, listener: (chunk: Uint8Array | string) => void): unknown
  resume(): unknown
}

type Observation =
  | {
      readonly _tag: 'Accepted'
      readonly name: Name
      readonly signature: Received['signature']['status']
    }
  | {
      readonly _tag: 'Duplicate'
      readonly name: Name
      readonly state: 'done' | 'inFlight'
    }
  | {
      readonly _tag: 'Handled'
      readonly name: Name
      readonly durationMs: number
      readonly late: boolean
    }
  | {
      readonly _tag: 'HandlerFailed'
      readonly name: Name
      readonly durationMs: number
      readonly late: boolean
      readonly error: unknown
    }
  | {
      readonly _tag: 'HandlerStuck'
      readonly name: Name
      readonly afterSeconds: number
    }
  | {
      readonly _tag: 'InvalidFields'
      readonly name: Name
      readonly issues: ReadonlyArray<Issue>
    }
  | {
      readonly _tag: 'LeaseLost'
      readonly name: Name
    }
  | {
      readonly _tag: 'OldKey'
      readonly keyIndex: number
    }
  | {
      readonly _tag: 'PassedOn'
      readonly reason: Refusal['_tag']
    }
  | {
      readonly _tag: 'Rejected'
      readonly reason: Refusal['_tag']
      readonly status: number
      readonly event_type?: number
      readonly refusal?: Refusal
    }
  | {
      readonly _tag: 'StoreFailed'
      readonly operation: InboxOperation | StoreOperation
      readonly error: unknown
    }
  | {
      readonly _tag: 'TimedOut'
      readonly name: Name
      readonly afterMs: number
    }
  | {
      readonly _tag: 'UnknownEvent'
      readonly event_type: number
    }
  | {
      readonly _tag: 'UnknownFields'
      readonly name: Name
      readonly fields: ReadonlyArray<string>
    }

type OnEvent<A extends LiveEvent = LiveEvent, Request = unknown, Tx = unknown> = (
  event: A,
  received: Received,
  context: HandlerContext<Request, Tx>,
) => unknown

type OnEvents<Request = unknown, Tx = unknown> = {
  readonly [N in 'Unknown' | Exclude<EventName, 'Relay'>]?: OnEvent<EventOf<N>, Request, Tx>
} & {
  readonly Relay?: OnEvent<Relay, Request, Tx> | OnRelay<Request, Tx>
}

type OnRelay<Request = unknown, Tx = unknown> = {
  readonly [N in 'Unknown' | RelayName]?: OnEvent<RelayOf<N>, Request, Tx>
}

type Open<A extends number | string> =
  ((A extends number ? number : string) & Record<never, never>) | A

interface Push {
  readonly stream_id: string
  readonly channel_id?: string
  readonly appid?: number
  readonly app?: string
  readonly appname?: string
  readonly event_time?: Date
  readonly sequence?: string
  readonly node?: string
  readonly user_ip?: string
  readonly stream_param?: string
  readonly errcode?: number
  readonly errmsg?: string
  readonly set_id?: number
  readonly width?: number
  readonly height?: number
  readonly push_duration?: number
  readonly idc_id?: number
}

interface PushException {
  readonly event_type: 321
  readonly stream_id: string
  readonly appid?: number
  readonly data_time?: Date
  readonly report_interval?: number
  readonly abnormal_event?: ReadonlyArray<AbnormalEvent>
  readonly user_ip?: string
  readonly domain?: string
  readonly path?: string
  readonly sequence?: string
  readonly stream_param?: string
  readonly timeout?: number
  readonly interface?: string
}

type PushExceptionType = 1 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

type QualityClass =
  | 'AACDurationDeviation'
  | 'AVTimestampInterleave'
  | 'AppletCode'
  | 'AudioChannelsChanged'
  | 'AudioDroppingFrames'
  | 'AudioSampleRateChanged'
  | 'Barcode'
  | 'BlackWhiteEdge'
  | 'Blur'
  | 'CrashScreen'
  | 'DarOrSarInvalid'
  | 'DtsJitter'
  | 'FpsJitter'
  | 'HighVoice'
  | 'LowLight'
  | 'LowVoice'
  | 'Mosaic'
  | 'Overexposure'
  | 'ParameterSetsChanged'
  | 'PtsJitter'
  | 'QRCode'
  | 'Silence'
  | 'SolidColorScreen'
  | 'StreamOpenFailed'
  | 'StreamParseFailed'
  | 'TimestampFallback'
  | 'VideoDroppingFrames'
  | 'VideoFirstFrameNotIdr'
  | 'VideoJitter'
  | 'VideoNoise'
  | 'VideoResolutionChanged'

interface QualityControl {
  readonly event_type: 343
  readonly stream_id: string
  readonly appid?: number
  readonly domain?: string
  readonly appname?: string
  readonly event_time?: Date
  readonly transcode_template_id?: number
  readonly watermark_template_id?: number
  readonly score?: number
  readonly function?: Open<'QualityControl'>
  readonly class?: Open<QualityClass>
}

type ReceiveError =
  | BodyMissing
  | BodyNotJson
  | BodyNotObject
  | BodyTooLarge
  | EventInvalid
  | EventTypeInvalid
  | MultipartUnsupported
  | SignatureError

interface Received {
  readonly event: LiveEvent
  readonly signature: ReceivedSignature
  readonly invalidFields: ReadonlyArray<Issue>
  readonly raw: JsonObject
}

type ReceivedSignature =
  | Signature
  | {
      readonly status: 'unverified'
    }

interface Receiver {
  readonly receive: (body: unknown) => E.Either<ReceiveError, Received>
  readonly receiveOrThrow: (body: unknown) => Received
  readonly maxBytes: number
}

interface RecordDetail {
  readonly file_format?: Open<1 | 2 | 3 | 4 | 5>
  readonly record_bps?: number
  readonly start_model?: Open<1 | 5>
  readonly record_content?: Open<1 | 2 | 3>
  readonly source_type?: Open<1 | 2>
  readonly codec_temp_id?: number
}

type RecordEvent =
  | 'record_ended'
  | 'record_error'
  | 'record_paused'
  | 'record_resumed'
  | 'record_start_failed'
  | 'record_start_succeeded'

interface RecordException {
  readonly event_type: 341
  readonly stream_id: string
  readonly session_id?: string
  readonly file_format?: Open<'aac' | 'flv' | 'mp4' | 'ts'>
  readonly timestamp?: Date
  readonly exception_level?: Open<'error' | 'info' | 'warning'>
  readonly exception?: RecordExceptionDetail
  readonly appid?: number
  readonly domain?: string
  readonly path?: string
  readonly interface?: string
}

interface RecordExceptionDetail {
  readonly type?: Open<RecordExceptionType>
  readonly occurs?: number
  readonly desc?: string
}

type RecordExceptionType =
  | -10
  | -100
  | -104
  | -11
  | -120
  | -130
  | -131
  | -132
  | -16
  | -17
  | -18
  | -200
  | -201
  | -22
  | -23
  | -24
  | -8
  | -9

interface RecordFile {
  readonly event_type: 100
  readonly stream_id: string
  readonly file_id: string
  readonly record_file_id?: string
  readonly channel_id?: string
  readonly appid?: number
  readonly app?: string
  readonly appname?: string
  readonly record_temp_id?: string
  readonly file_format?: Open<'aac' | 'flv' | 'hls' | 'mp4'>
  readonly task_id?: string
  readonly start_time?: Date
  readonly end_time?: Date
  readonly start_time_usec?: number
  readonly end_time_usec?: number
  readonly duration?: number
  readonly file_size?: number
  readonly stream_param?: string
  readonly video_url?: string
  readonly media_start_time?: number
  readonly record_bps?: number
  readonly callback_ext?: RecordFileExt | string
  readonly video_id?: string
  readonly vod2Flag?: number
}

interface RecordFileExt {
  readonly video_codec?: string
  readonly resolution?: string
  readonly session_id?: string
}

interface RecordStatus {
  readonly event_type: 332
  readonly stream_id: string
  readonly record_event: Open<RecordEvent>
  readonly record_detail?: RecordDetail | string
  readonly session_id?: string
  readonly seq?: string
  readonly task_id?: string
  readonly event_time?: Date
  readonly appid?: number
  readonly domain?: string
  readonly appname?: string
}

type Refusal = HostRefusal | ReceiveError

type Relay =
  | RelayResetTaskConfig
  | RelayTaskAlarm
  | RelayTaskExit
  | RelayTaskStart
  | RelayUnknown
  | RelayVodSourceFileFinish
  | RelayVodSourceFileStart
  | {
      [N in RelayAlarmName]: RelayAlarm<N>
    }[RelayAlarmName]

interface RelayAlarm<N extends RelayAlarmName = RelayAlarmName> extends RelayTask {
  readonly callback_event: N
  readonly msg?: JsonObject | string
}

type RelayAlarmName =
  'FileEndEarly' | 'PullFileFailed' | 'PullFileUnstable' | 'PushStreamFailed' | 'PushStreamUnstable'

type RelayName = Exclude<Relay['callback_event'], 'unknown'>

type RelayOf<N extends 'Unknown' | RelayName> = Extract<
  Relay,
  {
    readonly callback_event: N extends RelayName ? N : 'unknown'
  }
>

interface RelayResetTaskConfig extends RelayTask {
  readonly callback_event: 'ResetTaskConfig'
  readonly msg?: JsonObject | string
}

interface RelayTask {
  readonly event_type: 314
  readonly appid?: number
  readonly task_id?: string
  readonly stream_id?: string
  readonly to_url?: string
  readonly source_urls?: ReadonlyArray<string> | string
  readonly callback_url?: string
  readonly event_time?: Date
  readonly interface?: string
  readonly product_name?: string
}

interface RelayTaskAlarm extends RelayTask {
  readonly callback_event: 'TaskAlarm'
  readonly msg?: RelayTaskAlarmMsg | string
}

interface RelayTaskAlarmMsg {
  readonly type?: Open<RelayAlarmName>
}

interface RelayTaskExit extends RelayTask {
  readonly callback_event: 'TaskExit'
  readonly msg?: RelayTaskExitMsg | string
}

interface RelayTaskExitMsg {
  readonly message?: string
  readonly code?: number | string
  readonly task_exit_time?: Date
}

interface RelayTaskStart extends RelayTask {
  readonly callback_event: 'TaskStart'
  readonly msg?: RelayTaskStartMsg | string
}

interface RelayTaskStartMsg {
  readonly task_start_time?: Date
}

interface RelayUnknown extends RelayTask {
  readonly callback_event: 'unknown'
  readonly received_callback_event: string
  readonly msg?: JsonObject | string
}

interface RelayVodSourceFileFinish extends RelayTask {
  readonly callback_event: 'VodSourceFileFinish'
  readonly msg?: RelayVodSourceFileMsg | string
}

interface RelayVodSourceFileMsg {
  readonly url?: string
  readonly index?: number
  readonly duration?: number
}

interface RelayVodSourceFileStart extends RelayTask {
  readonly callback_event: 'VodSourceFileStart'
  readonly msg?: RelayVodSourceFileMsg | string
}

interface SetupFailed {
  readonly _tag: 'SetupFailed'
  readonly option: 'keys' | 'md5' | 'now'
  readonly problem: 'invalid' | 'threw'
}

type Signature =
  | {
      readonly status: 'signed'
      readonly keyIndex: number
      readonly expiresAt: Date
    }
  | {
      readonly status: 'unsigned'
    }

type SignatureError =
  | SetupFailed
  | SignatureExpired
  | SignatureMalformed
  | SignatureMismatch
  | SignatureMissing
  | SignatureTooFarAhead
  | TimestampMalformed
  | TimestampMissing

interface SignatureExpired {
  readonly _tag: 'SignatureExpired'
  readonly expiredBySeconds: number
}

interface SignatureMalformed {
  readonly _tag: 'SignatureMalformed'
}

interface SignatureMismatch {
  readonly _tag: 'SignatureMismatch'
}

interface SignatureMissing {
  readonly _tag: 'SignatureMissing'
  readonly event_type?: number
  readonly looksLike?: Lookalike
}

interface SignatureTooFarAhead {
  readonly _tag: 'SignatureTooFarAhead'
  readonly aheadSeconds: number
}

interface SmartErase {
  readonly event_type: 347
  readonly stream_id: string
  readonly channel_id?: string
  readonly task_id?: string
  readonly appid?: number
  readonly data?: SmartEraseData
}

interface SmartEraseData {
  readonly subtitle_tmp_res?: ReadonlyArray<ErasedSentence>
}

interface SmartHighlight {
  readonly event_type: 349
  readonly stream_id: string
  readonly appid?: number
  readonly domain?: string
  readonly path?: string
  readonly items?: ReadonlyArray<Highlight>
}

interface Snapshot {
  readonly event_type: 200
  readonly stream_id: string
  readonly pic_url: string
  readonly pic_full_url?: string
  readonly channel_id?: string
  readonly create_time?: Date
  readonly file_size?: number
  readonly width?: number
  readonly height?: number
  readonly task_id?: string
  readonly app?: string
  readonly appname?: string
  readonly stream_param?: string
}

type StoreOperation = Exclude<keyof IdempotencyStore, 'probe'>

interface StoreOptions<Request = unknown> extends HandlerOptions<Request, undefined> {
  readonly idempotency?: IdempotencyOptions
  readonly inbox?: undefined
}

interface StreamBegin extends Push {
  readonly event_type: 1
}

interface StreamEnd extends Push {
  readonly event_type: 0
}

type StreamEvent = 'close' | 'data' | 'end' | 'error'

interface StreamLive {
  readonly channel_id: string
  readonly input_id?: string
  readonly pipeline?: number
  readonly appid?: number
  readonly stream_id?: string
  readonly interface?: string
}

interface StreamLiveBegin extends StreamLive {
  readonly event_type: 329
}

interface StreamLiveEnd extends StreamLive {
  readonly event_type: 330
}

interface Subtitle {
  readonly src_txt?: string
  readonly dst_txt?: string
  readonly start_pts?: number
  readonly end_pts?: number
  readonly start_unix_time?: Date
  readonly end_unix_time?: Date
  readonly steady_state?: boolean
}

type Suggestion_AudioAudit = 'Block' | 'Pass' | 'Review'

type Suggestion_ImageAudit = 'Block' | 'Pass' | 'Review'

interface TemplateEventCodec<A extends WithEventType, Url extends string> extends EventCodec<A> {
  readonly templateUrl: Url
}

interface TimestampMalformed {
  readonly _tag: 'TimestampMalformed'
}

interface TimestampMissing {
  readonly _tag: 'TimestampMissing'
}

interface UnknownEvent {
  readonly event_type: 'unknown'
  readonly received_event_type: number
}

interface WithEventType {
  readonly event_type: number
}

declare const events: {
  StreamBegin: TemplateEventCodec<StreamBegin, 'StreamBeginNotifyUrl'>
  StreamEnd: TemplateEventCodec<StreamEnd, 'StreamEndNotifyUrl'>
  RecordFile: TemplateEventCodec<RecordFile, 'RecordNotifyUrl'>
  RecordStatus: TemplateEventCodec<RecordStatus, 'RecordStatusNotifyUrl'>
  Snapshot: TemplateEventCodec<Snapshot, 'SnapshotNotifyUrl'>
  ImageAudit: TemplateEventCodec<ImageAudit, 'PornCensorshipNotifyUrl'>
  AudioAudit: TemplateEventCodec<AudioAudit, 'AudioAuditNotifyUrl'>
  PushException: TemplateEventCodec<PushException, 'PushExceptionNotifyUrl'>
  RecordException: TemplateEventCodec<RecordException, 'RecordExceptionNotifyUrl'>
  Relay: EventCodec<Relay>
  StreamLiveBegin: EventCodec<StreamLiveBegin>
  StreamLiveEnd: EventCodec<StreamLiveEnd>
  QualityControl: EventCodec<QualityControl>
  EvaluationThreshold: EventCodec<EvaluationThreshold>
  EvaluationAverage: EventCodec<EvaluationAverage>
  LiveSubtitles: EventCodec<LiveSubtitles>
  SmartErase: EventCodec<SmartErase>
  LiveSummary: EventCodec<LiveSummary>
  SmartHighlight: EventCodec<SmartHighlight>
}

export declare function nodeHandler<Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: StoreOptions<Request>,
): NodeListener<Request>

export declare function nodeHandler<Tx, Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: InboxOptions<Request, Tx>,
): NodeListener<Request>

export {}
