/** Bodies that attackers and broken senders post. */
import { eventTypes, prototypes, shapes, sizes, wrapped } from './hostile/event.ts'
import { createForge, type Expected, type Forge, type Rows } from './hostile/forge.ts'
import { signatures, times } from './hostile/signature.ts'
import { texts } from './hostile/text.ts'

/** A body, and what becomes of it. */
export interface HostileBody {
  /** What is odd about it. */
  readonly name: string
  /** To be posted as it is, as `application/json`. */
  readonly body: Uint8Array | string
  /** `accepted`, or the `_tag` of what `receive` says of it. */
  readonly expected: Expected
  /** What handlers answer. */
  readonly status: number
}

export interface HostileOptions {
  /** The callback key of the receiver that the bodies are posted to: most are signed with it. */
  readonly key: string
  /** The time that its clock shows. Default: now. */
  readonly now?: Date
}

const statuses: Readonly<Record<Expected, number>> = {
  accepted: 200,
  BodyMissing: 400,
  BodyNotUtf8: 400,
  BodyNotJson: 400,
  BodyNotObject: 400,
  EventTypeInvalid: 400,
  SignatureMissing: 401,
  SignatureMalformed: 401,
  SignatureMismatch: 401,
  TimestampMissing: 401,
  TimestampMalformed: 401,
  SignatureExpired: 401,
  SignatureTooFarAhead: 401,
  BodyTooLarge: 413,
  EventInvalid: 422,
}

const groups: ReadonlyArray<(forge: Forge) => Rows> = [
  texts,
  signatures,
  times,
  eventTypes,
  wrapped,
  prototypes,
  shapes,
  sizes,
]

const bodiesOf = (rows: Rows): ReadonlyArray<HostileBody> =>
  Object.entries(rows).flatMap(([key, bodies]) => {
    const expected = key as Expected
    const status = statuses[expected]
    return Object.entries(bodies).map(([name, body]) => ({ name, body, expected, status }))
  })

/**
 * What an endpoint must survive, each with the answer it gives: bodies that are no JSON, forged and
 * expired signatures, prototypes, nesting without an end, sizes at the limit. They are signed with
 * the key where that is the point, so most would be accepted by a check that is not strict. The
 * answers are those of a receiver with that key whose other options are the defaults, and of a
 * handler without `undecodable`.
 *
 * Some are to be accepted, and run the handlers of the endpoint: their `stream_id` is
 * `hostile-stream`, unless it is what is odd about them.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { hostileBodies } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const accepted = hostileBodies({ key: 'example-callback-key' }).filter(
 *   ({ body, expected }) => receiver.receive(body)._tag === 'Right' && expected !== 'accepted',
 * )
 * accepted // => []
 */
export const hostileBodies = ({
  key,
  now = new Date(),
}: HostileOptions): ReadonlyArray<HostileBody> => {
  const forge = createForge(key, now)
  return groups.flatMap((group) => bodiesOf(group(forge)))
}
