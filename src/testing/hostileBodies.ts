/** Bodies that attackers and broken senders post, each with the expected result. */
import { statusOf } from '../handle/reply.ts'
import { eventTypes, prototypes, shapes, sizes, wrapped } from './hostile/event.ts'
import { createForge, type Expected, type Forge, type Rows } from './hostile/forge.ts'
import { forms } from './hostile/form.ts'
import { optionalFields } from './hostile/optional.ts'
import { signatures, times } from './hostile/signature.ts'
import { texts } from './hostile/text.ts'

/** A body, and the expected result. */
export interface HostileBody {
  /** A description of what is unusual in the body. */
  readonly name: string
  /** The body, to be posted unchanged as `application/json`. */
  readonly body: Uint8Array | string
  /** `accepted`, or the `_tag` of the error that `receive` returns. */
  readonly expected: Expected
  /** The HTTP status with which a handler answers. */
  readonly status: number
}

export interface HostileOptions {
  /** The callback key of the receiver that gets the bodies. Most of them are signed with it. */
  readonly key: string
  /** The current time of that receiver. Default: the system time. */
  readonly now?: Date
}

const groups: ReadonlyArray<(forge: Forge) => Rows> = [
  texts,
  forms,
  signatures,
  times,
  eventTypes,
  wrapped,
  prototypes,
  shapes,
  optionalFields,
  sizes,
]

const bodiesOf = (rows: Rows): ReadonlyArray<HostileBody> =>
  Object.entries(rows).flatMap(([key, bodies]) => {
    const expected = key as Expected
    const status = statusOf(expected === 'accepted' ? 'Handled' : expected)
    return Object.entries(bodies).map(([name, body]) => ({ name, body, expected, status }))
  })

/**
 * Returns the bodies that an endpoint must survive, each with the expected answer: invalid JSON,
 * forged and expired signatures, prototype pollution, deep nesting, sizes at the limit. Their
 * signatures are made with the key wherever that makes the attack stronger, so a check that is not
 * strict accepts most of them. The expected answers are those of a receiver with this key and
 * default options, and of a handler without `undecodable`.
 *
 * Some of the bodies are valid and run the handlers of the endpoint. The `stream_id` of these is
 * `hostile-stream`, unless the `stream_id` is the unusual part.
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
