// Describes a callback in one line: whether it was signed, its name, its stream, and its main
// fields or its time.
import {
  describeErrcode,
  describeError,
  EventType,
  type LiveEvent,
  nameOf,
  occurredAt,
  type Received,
  type ReceiveError,
  streamOf,
} from 'tencent-live-callbacks'

const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'an unknown time' : `${(milliseconds / 1000).toFixed(1)} s`

const time = (date: Date | undefined): string => date?.toISOString().slice(0, 19) ?? 'some time'

/** The main fields of some events, as text; the time of all others. */
const details = (event: LiveEvent): string => {
  switch (event.event_type) {
    case EventType.StreamBegin:
      return `live since ${time(event.event_time)}, from ${event.user_ip ?? '?'}`
    case EventType.StreamEnd:
      return `after ${seconds(event.push_duration)}, ${describeErrcode(event.errcode ?? 0)}`
    case EventType.RecordFile:
      return `${event.file_format ?? 'file'}, ${event.duration ?? '?'} s, ${event.file_size ?? '?'} bytes`
    case EventType.Relay:
      return `${event.callback_event}, task ${event.task_id ?? 'not named'}`
    case EventType.PushException:
      return (event.abnormal_event ?? [])
        .map(({ type, count }) => `type ${type ?? '?'} × ${count ?? '?'}`)
        .join(', ')
    case 'unknown':
      return `event_type ${event.received_event_type}`
    default:
      return `at ${time(occurredAt(event))}`
  }
}

export const describeReceived = ({ event, signature }: Received): string =>
  [
    signature.status.padEnd(8),
    nameOf(event).padEnd(19),
    (streamOf(event).stream_id ?? '-').padEnd(12),
    details(event),
  ].join('  ')

export const describeRefused = (error: ReceiveError | undefined): string =>
  error ? `refused   ${error._tag}: ${describeError(error)}` : 'nothing arrived'
