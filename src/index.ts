/** The public names of the root entry, in the order in which a user needs them. */

// Receiving
export type { Received, Receiver, ReceiverOptions } from './receive/receiver.ts'
export { createReceiver, createUnverifiedReceiver } from './receive/receiver.ts'
export type { Keys } from './receive/keys.ts'
export type { VerifyOptions } from './receive/signature.ts'
export type { ReceivedSignature, Signature } from './receive/verified.ts'
export { sign, verify } from './receive/signature.ts'
export type {
  BodyMissing,
  BodyNotJson,
  BodyNotObject,
  BodyTooLarge,
  EventInvalid,
  EventTypeInvalid,
  HostRefusal,
  Issue,
  MultipartUnsupported,
  ReceiveError,
  Refusal,
  SetupFailed,
  SignatureError,
  SignatureExpired,
  SignatureMalformed,
  SignatureMismatch,
  SignatureMissing,
  SignatureTooFarAhead,
  TimestampMalformed,
  TimestampMissing,
} from './receive/error.ts'
export type { Lookalike } from './receive/lookalike.ts'
export { CallbackError } from './receive/CallbackError.ts'
export { describeError } from './receive/describeError.ts'
export { invalidFieldsOf } from './receive/issues.ts'
export type { Redact, RedactOptions } from './receive/redact.ts'
export { redact } from './receive/redact.ts'

// Handling
export type { Handle } from './handle/handler.ts'
export { createHandler } from './handle/handler.ts'
export type {
  HandlerContext,
  HandlerOptions,
  IdempotencyOptions,
  InboxOptions,
  OnEvent,
  OnEvents,
  OnRelay,
  StoreOptions,
} from './handle/options.ts'
export type { InboxOperation, Observation, StoreOperation } from './handle/observation.ts'
export { consoleObserver } from './handle/consoleObserver.ts'
export type { Reply } from './handle/reply.ts'
export { eventKey } from './store/eventKey.ts'
export { hasIdentity } from './store/identity.ts'
export { memoryStore } from './store/memoryStore.ts'
export { StoreUnavailable } from './store/IdempotencyStore.ts'
export type { Claimed, IdempotencyStore } from './store/IdempotencyStore.ts'
export type { Inbox, InboxKey } from './store/Inbox.ts'
export type { MemoryStoreOptions } from './store/memoryStore.ts'
export { emptySessions, forgetSessions, liveSessions, liveStreams } from './sessions.ts'
export type { LiveOptions, LiveStream, PushSession, Sessions } from './sessions.ts'

// Events
export type { KnownEvent } from './event/LiveEvent.ts'
export { LiveEvent, UnknownEvent } from './event/LiveEvent.ts'
export type { EventName, EventOf, RelayName, RelayOf } from './event/EventType.ts'
export { EventType, isKnown, nameOf } from './event/EventType.ts'
export { match, matchRelay } from './event/match.ts'
export type { Stream } from './event/streamOf.ts'
export { streamOf } from './event/streamOf.ts'
export type { StreamParam } from './event/streamParamOf.ts'
export { streamParamOf } from './event/streamParamOf.ts'
export { occurredAt } from './event/occurredAt.ts'
export { describeErrcode } from './event/describeErrcode.ts'

// Each event
export { StreamBegin, StreamEnd } from './event/Push.ts'
export type {
  AbnormalEvent,
  AbnormalEventDetail,
  PushExceptionType,
} from './event/PushException.ts'
export { PushException } from './event/PushException.ts'
export type { RecordFileExt } from './event/RecordFile.ts'
export { RecordFile } from './event/RecordFile.ts'
export type { RecordDetail, RecordEvent } from './event/RecordStatus.ts'
export { RecordStatus } from './event/RecordStatus.ts'
export type { RecordExceptionDetail, RecordExceptionType } from './event/RecordException.ts'
export { RecordException } from './event/RecordException.ts'
export { Snapshot } from './event/Snapshot.ts'
export type {
  AbductionRisk,
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
} from './event/ImageAudit.ts'
export { ImageAudit } from './event/ImageAudit.ts'
export type {
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
} from './event/AudioAudit.ts'
export { AudioAudit } from './event/AudioAudit.ts'
export type {
  RelayAlarm,
  RelayAlarmName,
  RelayTaskAlarmMsg,
  RelayTaskExitMsg,
  RelayTaskStartMsg,
  RelayVodSourceFileMsg,
} from './event/Relay.ts'
export {
  Relay,
  RelayResetTaskConfig,
  RelayTaskAlarm,
  RelayTaskExit,
  RelayTaskStart,
  RelayUnknown,
  RelayVodSourceFileFinish,
  RelayVodSourceFileStart,
} from './event/Relay.ts'
export { StreamLiveBegin, StreamLiveEnd } from './event/StreamLive.ts'
export type { QualityClass } from './event/QualityControl.ts'
export { QualityControl } from './event/QualityControl.ts'
export type { EvaluationFrame } from './event/Evaluation.ts'
export { EvaluationAverage, EvaluationThreshold } from './event/Evaluation.ts'
export type { LiveSubtitlesData, Subtitle } from './event/LiveSubtitles.ts'
export { LiveSubtitles } from './event/LiveSubtitles.ts'
export { LiveSummary } from './event/LiveSummary.ts'
export type { ErasedSentence, ErasedWord, SmartEraseData } from './event/SmartErase.ts'
export { SmartErase } from './event/SmartErase.ts'
export type { Highlight } from './event/SmartHighlight.ts'
export { SmartHighlight } from './event/SmartHighlight.ts'

// The callback template
export type { TemplateEvent, TemplateOptions } from './template.ts'
export {
  CallbackRule,
  CallbackTemplate,
  eventsOf,
  generateCallbackKey,
  RelayTaskCallback,
  templateFor,
} from './template.ts'

// JSON
export type { Json, JsonObject } from './wire/json.ts'
export type { Open } from './wire/scalar.ts'
