/** The values of Relay. */
import fc from 'fast-check'

import type { RelayName, RelayOf } from '../../src/event/EventType.ts'
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
} from '../../src/event/Relay.ts'
import {
  finite,
  id,
  integer,
  jsonObject,
  listOf,
  millis,
  oneOf,
  type Optional,
  orText,
  record,
  seconds,
  text,
} from './values.ts'

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

const relayTaskStart: fc.Arbitrary<RelayTaskStart> = record<RelayTaskStart>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskStart') },
  optional: {
    ...relayFields,
    msg: orText(record<RelayTaskStartMsg>({ required: {}, optional: { task_start_time: millis } })),
  },
})

const relayVodSourceFileStart: fc.Arbitrary<RelayVodSourceFileStart> =
  record<RelayVodSourceFileStart>({
    required: { event_type: fc.constant(314), callback_event: fc.constant('VodSourceFileStart') },
    optional: { ...relayFields, msg: orText(relayVodSourceFileMsg) },
  })

const relayVodSourceFileFinish: fc.Arbitrary<RelayVodSourceFileFinish> =
  record<RelayVodSourceFileFinish>({
    required: { event_type: fc.constant(314), callback_event: fc.constant('VodSourceFileFinish') },
    optional: { ...relayFields, msg: orText(relayVodSourceFileMsg) },
  })

const relayTaskExit: fc.Arbitrary<RelayTaskExit> = record<RelayTaskExit>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskExit') },
  optional: {
    ...relayFields,
    msg: orText(
      record<RelayTaskExitMsg>({
        required: {},
        optional: {
          message: text,
          // A string of digits is decoded to a number.
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

const relayResetTaskConfig: fc.Arbitrary<RelayResetTaskConfig> = record<RelayResetTaskConfig>({
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

const relayTaskAlarm: fc.Arbitrary<RelayTaskAlarm> = record<RelayTaskAlarm>({
  required: { event_type: fc.constant(314), callback_event: fc.constant('TaskAlarm') },
  optional: {
    ...relayFields,
    msg: orText(
      record<RelayTaskAlarmMsg>({ required: {}, optional: { type: oneOf(...relayAlarmNames) } }),
    ),
  },
})

/** An alarm with a `callback_event` of its own. */
const relayAlarm = <N extends RelayAlarmName>(name: N): fc.Arbitrary<RelayAlarm<N>> =>
  record<RelayAlarm>({
    required: { event_type: fc.constant(314), callback_event: fc.constant(name) },
    optional: { ...relayFields, msg: orText(jsonObject) },
  }) as fc.Arbitrary<RelayAlarm<N>>

/** The relay events by their `callback_event`. A missing event does not compile. */
export const relayEvents: { readonly [N in RelayName]: fc.Arbitrary<RelayOf<N>> } = {
  TaskStart: relayTaskStart,
  VodSourceFileStart: relayVodSourceFileStart,
  VodSourceFileFinish: relayVodSourceFileFinish,
  TaskExit: relayTaskExit,
  ResetTaskConfig: relayResetTaskConfig,
  TaskAlarm: relayTaskAlarm,
  PullFileUnstable: relayAlarm('PullFileUnstable'),
  PushStreamUnstable: relayAlarm('PushStreamUnstable'),
  PullFileFailed: relayAlarm('PullFileFailed'),
  PushStreamFailed: relayAlarm('PushStreamFailed'),
  FileEndEarly: relayAlarm('FileEndEarly'),
}

/** An unknown relay event. */
export const relayUnknown: fc.Arbitrary<RelayUnknown> = record<RelayUnknown>({
  required: {
    event_type: fc.constant(314),
    callback_event: fc.constant('unknown'),
    received_callback_event: fc
      .oneof(text, fc.constantFrom('SourceSwitched', 'unknown', 'constructor', '__proto__'))
      .filter((name) => !Object.hasOwn(relayEvents, name)),
  },
  optional: { ...relayFields, msg: orText(jsonObject) },
})

/** Any event of a relay task. */
export const relay: fc.Arbitrary<Relay> = fc.oneof<Array<fc.Arbitrary<Relay>>>(
  ...Object.values(relayEvents),
  relayUnknown,
)
