/** What is known of a body: its event, its stream, its time. */
import { EventType, nameOf, nameOfNumber } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import { streamOf } from '../event/streamOf.ts'
import type { ReceiveError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import type { JsonObject } from '../wire/json.ts'
import { isShowable } from './depth.ts'
import type { Diagnosis } from './Diagnosis.ts'

/** The event as JSON, with times as ISO 8601. */
const toJson = (event: LiveEvent): JsonObject => JSON.parse(JSON.stringify(event)) as JsonObject

type Known = Pick<
  Diagnosis,
  'callback_event' | 'event' | 'event_type' | 'name' | 'occurredAt' | 'stream'
>

/** The facts of an event. */
export const knownOfEvent = (event: LiveEvent): Known => {
  const time = occurredAt(event)
  const named = event.event_type === EventType.Relay ? event.callback_event : undefined
  const callbackEvent =
    event.event_type === EventType.Relay && event.callback_event === 'unknown'
      ? event.received_callback_event
      : named
  return {
    name: nameOf(event),
    event_type: event.event_type === 'unknown' ? event.received_event_type : event.event_type,
    ...(callbackEvent !== undefined && { callback_event: callbackEvent }),
    stream: streamOf(event),
    ...(time !== undefined && { occurredAt: time.toISOString() }),
    ...(isShowable(event) && { event: toJson(event) }),
  }
}

/** The facts of a body that is no event. */
export const knownOfError = (error: WithoutRaw<ReceiveError>): Known =>
  error._tag === 'EventInvalid'
    ? { name: nameOfNumber(error.event_type), event_type: error.event_type, stream: {} }
    : { stream: {} }
