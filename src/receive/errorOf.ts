/** The reason why a body cannot be decoded, with the path of each invalid field. */
import type * as t from 'io-ts'

import { LiveEvent } from '../event/LiveEvent.ts'
import { explainBy, INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import type { EventInvalid, Issue, ReceiveError } from './error.ts'

/** The maximum number of issues of one refusal. A longer list would only fill logs. */
const MOST_ISSUES = 20

const readEventType = readerOf(Natural)
/**
 * Joins the keys of a context to a path such as `abnormal_event[0].detail`. The first key is that
 * of the body.
 */
const pathOf = (context: t.Context): string =>
  context.slice(1).reduce((path, { key }) => {
    if (Number.isInteger(Number(key))) return `${path}[${key}]`
    return path === '' ? key : `${path}.${key}`
  }, '')

// The last entry, found so that the compiler knows of it: a context begins with the body itself.
const innermost = (context: t.Context): t.ContextEntry => context.reduce((_, entry) => entry)

const issueOf = ({ context, message }: t.ValidationError): Issue => ({
  path: pathOf(context),
  expected: message ?? innermost(context).type.name,
})

const issuesOf = (body: JsonObject): ReadonlyArray<Issue> =>
  explainBy(LiveEvent, body, [{ key: '', type: LiveEvent }])
    .slice(0, MOST_ISSUES)
    .map(issueOf)

const eventInvalid = (eventType: number, raw: JsonObject): EventInvalid =>
  Object.defineProperty<EventInvalid>(
    { _tag: 'EventInvalid', event_type: eventType, issues: issuesOf(raw), raw },
    'raw',
    { configurable: false, enumerable: false, writable: false },
  )

/** The reason why a body cannot be decoded. */
export const errorOf = (body: JsonObject): ReceiveError => {
  const eventType = readEventType(body['event_type'])
  return eventType === INVALID ? { _tag: 'EventTypeInvalid' } : eventInvalid(eventType, body)
}
