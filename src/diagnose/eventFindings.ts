/** The findings about a decoded event. */
import { EventType, isKnown } from '../event/EventType.ts'
import { LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import { leftOutFieldsOf } from '../receive/issues.ts'
import type { Received } from '../receive/receiver.ts'
import type { JsonObject } from '../wire/json.ts'
import { undocumentedValues } from './documentedValues.ts'
import type { Finding } from './Finding.ts'
import { shapeOf } from './Shape.ts'
import { missingUsualFields } from './usualFields.ts'
import { unknownPaths } from './walk.ts'

const LONGEST_PATH = 64

const unknown = (event: LiveEvent): ReadonlyArray<Finding> => {
  if (!isKnown(event)) return [{ code: 'UnknownEvent', path: 'event_type' }]
  return [
    ...(event.event_type === EventType.Relay && event.callback_event === 'unknown'
      ? [{ code: 'UnknownRelayEvent', path: 'callback_event' } as const]
      : []),
    ...unknownPaths(LiveEvent, event).map(
      (path) => ({ code: 'UnknownField', path: path.slice(0, LONGEST_PATH) }) as const,
    ),
  ]
}

const missing = ({ event, invalidFields }: Received): ReadonlyArray<Finding> => {
  const left = new Set(invalidFields.map(({ path }) => path))
  const fields = missingUsualFields(event).filter((field) => !left.has(field))
  return fields.length === 0 ? [] : [{ code: 'FieldsMissing', fields }]
}

const leftOut = ({ invalidFields, raw }: Received): ReadonlyArray<Finding> =>
  invalidFields.length === 0
    ? []
    : leftOutFieldsOf(raw).map(({ path, expected, value }) => ({
        code: 'FieldLeftOut',
        path,
        expected,
        received: shapeOf(value),
      }))

/** The fields that contain JSON as text in the body. */
const NESTED = ['callback_ext', 'msg', 'record_detail', 'source_urls'] as const

const keptAsText = (event: LiveEvent): ReadonlyArray<Finding> =>
  NESTED.filter((field) => {
    const value: unknown = (event as object as JsonObject)[field]
    return isKnown(event) && typeof value === 'string' && value.trim() !== ''
  }).map((path) => ({ code: 'JsonKeptAsText', path }))

const OLD_SECONDS = 3600
const AHEAD_SECONDS = 300

const timeFinding = (event: LiveEvent, now: Date): ReadonlyArray<Finding> => {
  const time = occurredAt(event)
  if (time === undefined) return []
  const ahead = Math.round((time.getTime() - now.getTime()) / 1000)
  if (ahead > AHEAD_SECONDS) return [{ code: 'TimeAhead', seconds: ahead }]
  return -ahead > OLD_SECONDS ? [{ code: 'OldBody', seconds: -ahead }] : []
}

const reencoded = ({ event_type }: JsonObject): ReadonlyArray<Finding> =>
  typeof event_type === 'string' ? [{ code: 'EventTypeIsText', path: 'event_type' }] : []

/** The maximum number of findings about an event. */
const MOST_FINDINGS = 50

/** Returns the findings about an event, the most serious first. */
export const eventFindings = (received: Received, now: Date): ReadonlyArray<Finding> => {
  const { event, raw } = received
  return [
    ...timeFinding(event, now),
    ...leftOut(received),
    ...keptAsText(event),
    ...undocumentedValues(event),
    ...unknown(event),
    ...missing(received),
    ...reencoded(raw),
  ].slice(0, MOST_FINDINGS)
}
