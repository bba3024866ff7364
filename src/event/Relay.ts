/**
 * The progress of a relay task (pull and push), sent to the task's own `CallbackUrl`, not to a URL of
 * the callback template.
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
  callback,
  event,
  type EventCodec,
  type OptionalFields,
  struct,
  withAbout,
} from './eventCodec.ts'

/** What a relay task can raise alarm for. */
export type RelayAlarmName =
  'FileEndEarly' | 'PullFileFailed' | 'PullFileUnstable' | 'PushStreamFailed' | 'PushStreamUnstable'

interface RelayTask {
  readonly event_type: 314
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Relay task, as CreateLivePullStreamTask gave it. */
  readonly task_id?: string
  /** Stream name at the destination. */
  readonly stream_id?: string
  /** Where the stream is pushed to. */
  readonly to_url?: string
  /** Where the stream is pulled from. The text itself where it is not JSON. */
  readonly source_urls?: ReadonlyArray<string> | string
  /** The URL of this callback, as set in the task. */
  readonly callback_url?: string
  /** When it happened. In no sample of Tencent's. */
  readonly event_time?: Date
  /** Always `general_callback`. */
  readonly interface?: string
  /** Always `pullpush`. */
  readonly product_name?: string
}

export interface RelayTaskStartMsg {
  /** When the task started. */
  readonly task_start_time?: Date
}

/** The task has started. */
export interface RelayTaskStart extends RelayTask {
  readonly callback_event: 'TaskStart'
  /** About the start. The text itself where it is not the JSON of an object. */
  readonly msg?: RelayTaskStartMsg | string
}

export interface RelayVodSourceFileMsg {
  /** The file that is being pulled. */
  readonly url?: string
  /** Position in the list of files, from 0 (`FileIndex` of the API counts from 1). */
  readonly index?: number
  /** Length of the file in seconds. */
  readonly duration?: number
}

/** A file of a task with VOD sources has begun. Up to 2 s after TaskStart. */
export interface RelayVodSourceFileStart extends RelayTask {
  readonly callback_event: 'VodSourceFileStart'
  /** About the file. The text itself where it is not the JSON of an object. */
  readonly msg?: RelayVodSourceFileMsg | string
}

/** A file of a task with VOD sources has ended. */
export interface RelayVodSourceFileFinish extends RelayTask {
  readonly callback_event: 'VodSourceFileFinish'
  /** About the file. The text itself where it is not the JSON of an object. */
  readonly msg?: RelayVodSourceFileMsg | string
}

export interface RelayTaskExitMsg {
  /** Why the task ended, in words, such as `write packet error.`. */
  readonly message?: string
  /** Why the task ended, presumably a negative errno; only -22 is documented. */
  readonly code?: number | string
  /** When the task ended. */
  readonly task_exit_time?: Date
}

/**
 * The task's process has ended: also when source or destination fail, or when it moves to another
 * machine. It does not mean that the task is finished.
 */
export interface RelayTaskExit extends RelayTask {
  readonly callback_event: 'TaskExit'
  /** About the end. The text itself where it is not the JSON of an object. */
  readonly msg?: RelayTaskExitMsg | string
}

/** The task was changed. The shape of `msg` is not documented. */
export interface RelayResetTaskConfig extends RelayTask {
  readonly callback_event: 'ResetTaskConfig'
  /** Not documented. The text itself where it is not the JSON of an object. */
  readonly msg?: JsonObject | string
}

export interface RelayTaskAlarmMsg {
  /** What is wrong. */
  readonly type?: Open<RelayAlarmName>
}

/** Something is wrong with the task. */
export interface RelayTaskAlarm extends RelayTask {
  readonly callback_event: 'TaskAlarm'
  /** About the alarm. The text itself where it is not the JSON of an object. */
  readonly msg?: RelayTaskAlarmMsg | string
}

/** An alarm under its own name, as some lists of events have it. The `msg` is not documented. */
export interface RelayAlarm<N extends RelayAlarmName = RelayAlarmName> extends RelayTask {
  readonly callback_event: N
  /** Not documented. The text itself where it is not the JSON of an object. */
  readonly msg?: JsonObject | string
}

/** An event of a relay task that no document names. */
export interface RelayUnknown extends RelayTask {
  /** The name that was received is in `received_callback_event`. */
  readonly callback_event: 'unknown'
  /** The `callback_event` that was received. */
  readonly received_callback_event: string
  /** Not documented. The text itself where it is not the JSON of an object. */
  readonly msg?: JsonObject | string
}

/**
 * An event of a relay task, told apart by its `callback_event`. No document mentions a signature for
 * it: see `acceptUnsigned`.
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

/** The fields that all relay events have, with the tag and the `msg` of one. Nothing identifies any. */
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

/** A time inside `msg`. The documented samples have 0 where it is not known. */
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

// The five alarms differ by their name alone, which the compiler cannot follow through `N`.
const alarm = <N extends RelayAlarmName>(name: N): EventCodec<RelayAlarm<N>> =>
  event<RelayAlarm>(`Relay${name}`, {
    ...shape<RelayAlarmName, JsonObject>(
      constant(name) as unknown as t.Type<RelayAlarmName, string, unknown>,
      AnyObject,
    ),
    occurredAt: ({ event_time }) => event_time,
  }) as unknown as EventCodec<RelayAlarm<N>>

/** Every relay event by its `callback_event`. */
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
  body: callback<RelayUnknownBody>('RelayUnknown', shape(Text, AnyObject)),
})

/** The time that the relay event of this `callback_event` states. */
const timeOf = (event: Relay): Date | undefined => {
  if (event.callback_event === 'unknown') return event.event_time
  const { occurredAt } = relayEvents[event.callback_event].about
  return (occurredAt as (event: Relay) => Date | undefined)(event)
}

export const Relay = withAbout<Relay>(
  union<Relay, 'callback_event'>('Relay', {
    tag: 'callback_event',
    tagType: Text,
    members: relayEvents,
    otherwise: RelayUnknown,
  }),
  { event_type: 314, occurredAt: timeOf, identity: [] },
)
