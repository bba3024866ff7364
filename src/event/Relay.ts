/**
 * The progress of a relay task (pull and push). Tencent sends it to the `CallbackUrl` of the task,
 * not to a URL of the callback template.
 *
 * @see https://www.tencentcloud.com/document/product/267/42525
 */
import type * as t from 'io-ts'

import { AnyObject, fromJsonText, type JsonObject } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import {
  Code,
  constant,
  DateFromMillis,
  DateFromSeconds,
  Id,
  Int,
  Num,
  oneOf,
  type Open,
  Text,
} from '../wire/scalar.ts'
import { union, unknownMember } from '../wire/union.ts'
import {
  bodyCodec,
  event,
  type EventCodec,
  type OptionalFields,
  struct,
  withFacts,
} from './eventCodec.ts'

/** The names of the alarms of a relay task. */
export type RelayAlarmName =
  'FileEndEarly' | 'PullFileFailed' | 'PullFileUnstable' | 'PushStreamFailed' | 'PushStreamUnstable'

interface RelayTask {
  readonly event_type: 314
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Id of the relay task, as CreateLivePullStreamTask returned it. */
  readonly task_id?: string
  /** Stream name at the destination. */
  readonly stream_id?: string
  /** Destination URL, to which Tencent pushes the stream. */
  readonly to_url?: string
  /**
   * Source URLs, from which Tencent pulls the stream, parsed from JSON text; the text itself if it
   * cannot be decoded.
   */
  readonly source_urls?: ReadonlyArray<string> | string
  /** URL of this callback, as set in the task. */
  readonly callback_url?: string
  /** The time at which it happened. None of Tencent's samples has this field. */
  readonly event_time?: Date
  /** Always `general_callback`. */
  readonly interface?: string
  /** Always `pullpush`. */
  readonly product_name?: string
}

export interface RelayTaskStartMsg {
  /** The time at which the task started. */
  readonly task_start_time?: Date
}

/** The task has started. */
export interface RelayTaskStart extends RelayTask {
  readonly callback_event: 'TaskStart'
  /** Details of the start, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: RelayTaskStartMsg | string
}

export interface RelayVodSourceFileMsg {
  /** URL of the file that Tencent pulls. */
  readonly url?: string
  /** Position in the list of files, starting with 0; `FileIndex` of the API starts with 1. */
  readonly index?: number
  /** Duration of the file in seconds. */
  readonly duration?: number
}

/** A file of a task with VOD sources has begun. The event comes up to 2 s after TaskStart. */
export interface RelayVodSourceFileStart extends RelayTask {
  readonly callback_event: 'VodSourceFileStart'
  /** Details of the file, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: RelayVodSourceFileMsg | string
}

/** A file of a task with VOD sources has ended. */
export interface RelayVodSourceFileFinish extends RelayTask {
  readonly callback_event: 'VodSourceFileFinish'
  /** Details of the file, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: RelayVodSourceFileMsg | string
}

export interface RelayTaskExitMsg {
  /** Description of the reason why the task ended, such as `write packet error.`. */
  readonly message?: string
  /** Code of the reason why the task ended, presumably a negative errno; only -22 is documented. */
  readonly code?: number | string
  /** The time at which the task ended. */
  readonly task_exit_time?: Date
}

/**
 * The process of the task has ended. Tencent sends this event also if the source or the destination
 * fails, or if the task moves to another machine. It does not mean that the task is finished.
 */
export interface RelayTaskExit extends RelayTask {
  readonly callback_event: 'TaskExit'
  /** Details of the end, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: RelayTaskExitMsg | string
}

/** The configuration of the task was changed. Tencent does not document the fields of `msg`. */
export interface RelayResetTaskConfig extends RelayTask {
  readonly callback_event: 'ResetTaskConfig'
  /** Not documented. Parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: JsonObject | string
}

export interface RelayTaskAlarmMsg {
  /** Type of the alarm. */
  readonly type?: Open<RelayAlarmName>
}

/** The task has raised an alarm. */
export interface RelayTaskAlarm extends RelayTask {
  readonly callback_event: 'TaskAlarm'
  /** Details of the alarm, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: RelayTaskAlarmMsg | string
}

/**
 * An alarm with a `callback_event` of its own, as in some lists of events. Tencent does not
 * document the fields of `msg`.
 */
export interface RelayAlarm<N extends RelayAlarmName = RelayAlarmName> extends RelayTask {
  readonly callback_event: N
  /** Not documented. Parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: JsonObject | string
}

/** A relay event that this library has no codec for. */
export interface RelayUnknown extends RelayTask {
  /** Always `unknown`; the received name is in `received_callback_event`. */
  readonly callback_event: 'unknown'
  /** The received `callback_event`. */
  readonly received_callback_event: string
  /** Not documented. Parsed from JSON text; the text itself if it cannot be decoded. */
  readonly msg?: JsonObject | string
}

/**
 * An event of a relay task, distinguished by its `callback_event`. No document mentions a signature
 * for it: see `acceptUnsigned`.
 */
export type Relay =
  | RelayTaskStart
  | RelayVodSourceFileStart
  | RelayVodSourceFileFinish
  | RelayTaskExit
  | RelayResetTaskConfig
  | RelayTaskAlarm
  | { [N in RelayAlarmName]: RelayAlarm<N> }[RelayAlarmName]
  | RelayUnknown

const optional: OptionalFields<RelayTask> = {
  appid: Int,
  task_id: Id,
  stream_id: Id,
  to_url: Text,
  source_urls: fromJsonText(list(Text)),
  callback_url: Text,
  event_time: DateFromSeconds,
  interface: Text,
  product_name: Text,
}

/**
 * The shape of a relay event: the fields of all relay events, its own `callback_event` and its own
 * `msg`. No fields identify a relay event.
 */
const shape = <T extends string, M>(
  callbackEvent: t.Type<T, string, unknown>,
  msg: t.Type<M, JsonObject, unknown>,
) => ({
  required: { event_type: constant(314), callback_event: callbackEvent },
  optional: { ...optional, msg: fromJsonText(msg) },
  aliases: { appId: 'appid' } as const,
  identity: [],
})

const RelayTaskStartMsg = struct<RelayTaskStartMsg>('RelayTaskStartMsg', {
  required: {},
  optional: { task_start_time: DateFromMillis },
})

const RelayVodSourceFileMsg = struct<RelayVodSourceFileMsg>('RelayVodSourceFileMsg', {
  required: {},
  optional: { url: Text, index: Int, duration: Num },
})

const RelayTaskExitMsg = struct<RelayTaskExitMsg>('RelayTaskExitMsg', {
  required: {},
  optional: { message: Text, code: Code, task_exit_time: DateFromMillis },
})

const RelayTaskAlarmMsg = struct<RelayTaskAlarmMsg>('RelayTaskAlarmMsg', {
  required: {},
  optional: { type: oneOf<RelayAlarmName>() },
  aliases: { AlarmType: 'type' },
})

/** A time in `msg`; `undefined` if it is 0, as in Tencent's samples. */
const unlessZero = (date: Date | undefined): Date | undefined =>
  date?.getTime() === 0 ? undefined : date

export const RelayTaskStart = event<RelayTaskStart>('RelayTaskStart', {
  ...shape(constant('TaskStart'), RelayTaskStartMsg),
  occurredAt: ({ event_time, msg }) =>
    event_time ?? (typeof msg === 'object' ? unlessZero(msg.task_start_time) : undefined),
})

export const RelayVodSourceFileStart = event<RelayVodSourceFileStart>('RelayVodSourceFileStart', {
  ...shape(constant('VodSourceFileStart'), RelayVodSourceFileMsg),
  occurredAt: ({ event_time }) => event_time,
})

export const RelayVodSourceFileFinish = event<RelayVodSourceFileFinish>(
  'RelayVodSourceFileFinish',
  {
    ...shape(constant('VodSourceFileFinish'), RelayVodSourceFileMsg),
    occurredAt: ({ event_time }) => event_time,
  },
)

export const RelayTaskExit = event<RelayTaskExit>('RelayTaskExit', {
  ...shape(constant('TaskExit'), RelayTaskExitMsg),
  occurredAt: ({ event_time, msg }) =>
    event_time ?? (typeof msg === 'object' ? unlessZero(msg.task_exit_time) : undefined),
})

export const RelayResetTaskConfig = event<RelayResetTaskConfig>('RelayResetTaskConfig', {
  ...shape(constant('ResetTaskConfig'), AnyObject),
  occurredAt: ({ event_time }) => event_time,
})

export const RelayTaskAlarm = event<RelayTaskAlarm>('RelayTaskAlarm', {
  ...shape(constant('TaskAlarm'), RelayTaskAlarmMsg),
  occurredAt: ({ event_time }) => event_time,
})

// The five alarms differ only in their name. The compiler cannot check that for any `N`.
const alarm = <N extends RelayAlarmName>(name: N): EventCodec<RelayAlarm<N>> =>
  event<RelayAlarm>(`Relay${name}`, {
    ...shape<RelayAlarmName, JsonObject>(
      constant(name) as unknown as t.Type<RelayAlarmName, string, unknown>,
      AnyObject,
    ),
    occurredAt: ({ event_time }) => event_time,
  }) as unknown as EventCodec<RelayAlarm<N>>

/** The codec of each relay event, by its `callback_event`. */
export const relayEvents = {
  TaskStart: RelayTaskStart,
  VodSourceFileStart: RelayVodSourceFileStart,
  VodSourceFileFinish: RelayVodSourceFileFinish,
  TaskExit: RelayTaskExit,
  ResetTaskConfig: RelayResetTaskConfig,
  TaskAlarm: RelayTaskAlarm,
  PullFileUnstable: alarm('PullFileUnstable'),
  PushStreamUnstable: alarm('PushStreamUnstable'),
  PullFileFailed: alarm('PullFileFailed'),
  PushStreamFailed: alarm('PushStreamFailed'),
  FileEndEarly: alarm('FileEndEarly'),
}

interface RelayUnknownBody extends RelayTask {
  readonly callback_event: string
  readonly msg?: JsonObject | string
}

export const RelayUnknown: t.Type<RelayUnknown, JsonObject, unknown> = unknownMember<
  RelayUnknown,
  'callback_event',
  'received_callback_event'
>({
  tag: 'callback_event',
  received: 'received_callback_event',
  isKnown: (name) => Object.hasOwn(relayEvents, name),
  body: bodyCodec<RelayUnknownBody>('RelayUnknown', shape(Text, AnyObject)),
})

/** The time of a relay event. The field that has it depends on `callback_event`. */
const timeOf = (event: Relay): Date | undefined => {
  if (event.callback_event === 'unknown') return event.event_time
  const { occurredAt } = relayEvents[event.callback_event].facts
  return (occurredAt as (event: Relay) => Date | undefined)(event)
}

export const Relay = withFacts<Relay>(
  union<Relay, 'callback_event'>('Relay', {
    tag: 'callback_event',
    tagType: Text,
    members: relayEvents,
    otherwise: RelayUnknown,
  }),
  { event_type: 314, occurredAt: timeOf, identity: [] },
)
