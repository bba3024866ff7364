/** What is odd about an event that was understood. */
import { isKnown } from '../event/EventType.ts'
import { LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Finding } from './Diagnosis.ts'
import { undocumentedValues } from './documentedValues.ts'
import { inWords } from './duration.ts'
import { missingUsualFields } from './usualFields.ts'
import { unknownPaths } from './walk.ts'

const LONGEST_PATH = 64

const unknown = (event: LiveEvent): ReadonlyArray<Finding> => {
  if (!isKnown(event)) {
    return [
      {
        path: 'event_type',
        text: 'This library does not know this event: its fields are kept as they came. Please report it.',
      },
    ]
  }
  return [
    ...(event.event_type === 314 && event.callback_event === 'unknown'
      ? [
          {
            path: 'callback_event',
            text: 'This library does not know this relay event: please report it.',
          },
        ]
      : []),
    ...unknownPaths(LiveEvent, event).map((path) => ({
      path: path.slice(0, LONGEST_PATH),
      text: 'This library does not know this field, and keeps it as it came: please report it.',
    })),
  ]
}

const missing = (event: LiveEvent): ReadonlyArray<Finding> => {
  const fields = missingUsualFields(event)
  if (fields.length === 0) return []
  return [{ text: `It has no ${fields.join(', ')}, which all known bodies of this event have.` }]
}

/** Fields that are JSON as text in the body. */
const NESTED = ['callback_ext', 'msg', 'record_detail', 'source_urls'] as const

const keptAsText = (event: LiveEvent): ReadonlyArray<Finding> =>
  NESTED.filter((field) => {
    const value: unknown = (event as object as JsonObject)[field]
    return isKnown(event) && typeof value === 'string' && value.trim() !== ''
  }).map((path) => ({
    path,
    text: 'It is not the JSON that it should be, so it stays text: be ready for both.',
  }))

const OLD_SECONDS = 3600
const AHEAD_SECONDS = 300
/** Seconds that are read from milliseconds lie in a year that nobody plans for. */
const FAR_YEAR = 5000

const oddTime = (event: LiveEvent, now: Date): ReadonlyArray<Finding> => {
  const time = occurredAt(event)
  if (time === undefined) return []
  if (time.getUTCFullYear() > FAR_YEAR) {
    return [{ text: 'Its own time lies far in the future: milliseconds were sent for seconds.' }]
  }
  const ahead = (time.getTime() - now.getTime()) / 1000
  if (ahead > AHEAD_SECONDS) {
    return [
      {
        text: `Its own time lies ${inWords(ahead)} ahead: the clock of this machine is slow, or the time was set by hand.`,
      },
    ]
  }
  if (-ahead > OLD_SECONDS) {
    return [{ text: `It happened ${inWords(ahead)} ago: it is an old body, or came very late.` }]
  }
  return []
}

const reencoded = ({ event_type }: JsonObject): ReadonlyArray<Finding> =>
  typeof event_type === 'string'
    ? [
        {
          path: 'event_type',
          text: 'It is text, where Tencent sends a number: something on the way has encoded the body anew.',
        },
      ]
    : []

/** More of them would say no more. */
const MOST_FINDINGS = 50

/** What a human should look at in an event, the gravest first. */
export const odditiesOf = (event: LiveEvent, body: JsonObject, now: Date): ReadonlyArray<Finding> =>
  [
    ...oddTime(event, now),
    ...keptAsText(event),
    ...undocumentedValues(event),
    ...unknown(event),
    ...missing(event),
    ...reencoded(body),
  ].slice(0, MOST_FINDINGS)
