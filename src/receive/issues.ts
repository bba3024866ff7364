/** The invalid fields of a body, each with its path and what was expected. */
import type * as t from 'io-ts'

import { LiveEvent } from '../event/LiveEvent.ts'
import { explainBy, INVALID, leftOutBy, readerOf } from '../wire/codec.ts'
import type { Issue } from './error.ts'

/** The maximum number of issues of one body. A longer list would only fill logs. */
const MOST_ISSUES = 20

const readEvent = readerOf(LiveEvent)

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

/** An invalid field with its value, which no error and no text contains. */
export interface InvalidField extends Issue {
  readonly value: unknown
}

const fieldOf = ({ context, message, value }: t.ValidationError): InvalidField => ({
  path: pathOf(context),
  expected: message ?? innermost(context).type.name,
  value,
})

const issueOf = ({ path, expected }: InvalidField): Issue => ({ path, expected })

const fieldsFrom = (errors: t.Errors): ReadonlyArray<InvalidField> =>
  errors.slice(0, MOST_ISSUES).map(fieldOf)

const root: t.Context = [{ key: '', type: LiveEvent }]

/** The fields because of which a body cannot be decoded, with their values. */
export const refusedFieldsOf = (body: unknown): ReadonlyArray<InvalidField> =>
  fieldsFrom(explainBy(LiveEvent, body, root))

/** The fields that were left out of the event of a body that can be decoded, with their values. */
export const leftOutFieldsOf = (body: unknown): ReadonlyArray<InvalidField> =>
  fieldsFrom(leftOutBy(LiveEvent, body, root))

/** The fields because of which a body cannot be decoded. */
export const issuesOf = (body: unknown): ReadonlyArray<Issue> => refusedFieldsOf(body).map(issueOf)

/** The fields that were left out of the event of a body, which can be decoded. */
export const leftOutOf = (body: unknown): ReadonlyArray<Issue> => leftOutFieldsOf(body).map(issueOf)

/**
 * Returns the optional fields of a body that `LiveEvent.decode` leaves out of the event, because
 * their values are not of the documented types; the first 20 if there are more. The list is empty
 * for a body that cannot be decoded: its errors are those of `LiveEvent.decode`.
 *
 * A receiver has the same list as `received.invalidFields`.
 *
 * @example
 * import { invalidFieldsOf } from 'tencent-live-callbacks'
 *
 * invalidFieldsOf({ event_type: 0, stream_id: 'room-1', errcode: 'E12' })
 * // => [{ path: 'errcode', expected: 'an integer' }]
 */
export const invalidFieldsOf = (body: unknown): ReadonlyArray<Issue> =>
  readEvent(body) === INVALID ? [] : leftOutOf(body)
