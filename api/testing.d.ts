// The public surface of tencent-live-callbacks/testing; `npm run surface` writes it.

export interface Attempt {
  readonly retry: number
  readonly at: Date
  readonly body: string
  readonly status?: number
  readonly error?: unknown
  readonly lostStatus?: number
}

export type BodyKind = 'Unknown' | EventName | RelayName

interface BodyMissing {
  readonly _tag: 'BodyMissing'
}

interface BodyNotJson {
  readonly _tag: 'BodyNotJson'
}

interface BodyNotObject {
  readonly _tag: 'BodyNotObject'
}

interface BodyNotUtf8 {
  readonly _tag: 'BodyNotUtf8'
}

interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  readonly limitBytes: number
}

export interface Clock {
  readonly now: () => Date
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface DeliverAllOptions extends DeliverOptions {
  readonly order?: 'asGiven' | 'reversed' | 'shuffled'
  readonly seed?: number
  readonly concurrency?: number
}

export interface DeliverOptions {
  readonly key: string
  readonly restamp?: boolean
  readonly signed?: boolean
  readonly maxRetries?: number
  readonly duplicates?: number
  readonly lostAcknowledgements?: number
  readonly clock?: Clock
}

export type DeliverTarget =
  | ((body: string) => Promise<{
      readonly status: number
    }>)
  | URL
  | string

interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  readonly issues: ReadonlyArray<Issue>
  readonly raw: JsonObject
}

type EventName = keyof typeof EventType

declare const EventType: {
  readonly StreamBegin: 1
  readonly StreamEnd: 0
  readonly RecordFile: 100
  readonly Snapshot: 200
  readonly Relay: 314
  readonly AudioAudit: 315
  readonly ImageAudit: 317
  readonly PushException: 321
  readonly StreamLiveBegin: 329
  readonly StreamLiveEnd: 330
  readonly RecordStatus: 332
  readonly LiveSubtitles: 338
  readonly RecordException: 341
  readonly QualityControl: 343
  readonly EvaluationThreshold: 344
  readonly EvaluationAverage: 345
  readonly SmartErase: 347
  readonly LiveSummary: 348
  readonly SmartHighlight: 349
}

interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
}

type Expected = 'accepted' | Exclude<ReceiveError['_tag'], 'SetupFailed'>

export interface Fixture {
  readonly name: string
  readonly event_type: number
  readonly callback_event?: string
  readonly body: JsonObject
}

export interface HostileBody {
  readonly name: string
  readonly body: Uint8Array | string
  readonly expected: Expected
  readonly status: number
}

export interface HostileOptions {
  readonly key: string
  readonly now?: Date
}

interface Issue {
  readonly path: string
  readonly expected: string
}

type Json = JsonObject | ReadonlyArray<Json> | boolean | null | number | string

interface JsonObject {
  readonly [key: string]: Json
}

type Open<A extends number | string> =
  ((A extends number ? number : string) & Record<never, never>) | A

type ReceiveError =
  | BodyMissing
  | BodyNotJson
  | BodyNotObject
  | BodyNotUtf8
  | BodyTooLarge
  | EventInvalid
  | EventTypeInvalid
  | SignatureError

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
}

export interface SignOptions {
  readonly key: string
  readonly t?: number
  readonly now?: () => Date
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
}

interface SignatureTooFarAhead {
  readonly _tag: 'SignatureTooFarAhead'
  readonly aheadSeconds: number
}

type Signed<B> = Omit<B, 'sign' | 't'> & {
  readonly t: number
  readonly sign: string
}

interface TimestampMalformed {
  readonly _tag: 'TimestampMalformed'
}

interface TimestampMissing {
  readonly _tag: 'TimestampMissing'
}

export interface VirtualClockOptions {
  readonly start?: Date
  readonly patienceMs?: number
}

export declare const buildBody: (
  kind: BodyKind,
  overrides?: Readonly<Record<string, Json | undefined>>,
) => JsonObject

export declare const deliver: (
  target: DeliverTarget,
  body: JsonObject,
  options: DeliverOptions,
) => Promise<ReadonlyArray<Attempt>>

export declare const deliverAll: (
  target: DeliverTarget,
  bodies: ReadonlyArray<JsonObject>,
  options: DeliverAllOptions,
) => Promise<ReadonlyArray<ReadonlyArray<Attempt>>>

export declare const fixtureKey = 'fixture-key'

export declare const fixtures: ReadonlyArray<Fixture>

export declare const hostileBodies: ({ key, now }: HostileOptions) => ReadonlyArray<HostileBody>

export declare const sign: (key: string, t: number) => string

export declare const signBody: <B extends object>(
  body: B,
  { key, now, t }: SignOptions,
) => Signed<B>

export declare const virtualClock: ({ start, patienceMs }?: VirtualClockOptions) => Clock

export {}
