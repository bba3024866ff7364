/**
 * A delivery that `listen` received. The inspector shows it, and `--record` writes it to a file.
 */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import type { Disagreement } from './disagreement.ts'
import type { ForwardError } from './ForwardError.ts'

/** A delivery of an event that was delivered before. */
export interface Repeat {
  /** Which delivery of the event it is, 2 or more. */
  readonly delivery: number
  /** The `id` of the first delivery, which may no longer be kept. */
  readonly first: number
}

export interface Entry {
  /** The number of the delivery, starting at 1. */
  readonly id: number
  /** The time of arrival, as ISO 8601. */
  readonly arrivedAt: string
  /** The path and query of the request. */
  readonly path: string
  /** The IP address of the sender. */
  readonly remoteAddress: string
  /** The unchanged body as text. Bytes that are not UTF-8 are U+FFFD. */
  readonly text: string
  /** The size of the body in bytes. */
  readonly bytes: number
  readonly diagnosis: Diagnosis
  /** The idempotency key, as `eventKey` returns it; `undefined` if the body is no event. */
  readonly eventKey?: string
  /** The earlier deliveries with the same `eventKey`; `undefined` if this is the first one. */
  readonly repeat?: Repeat
  readonly answer: {
    readonly status: number
    /** Whether the endpoint answered, or `listen` itself. */
    readonly by: 'endpoint' | 'listen'
    readonly durationMs: number
    /** The reason why the endpoint gave no answer. */
    readonly error?: ForwardError
  }
  /** Why the endpoint may have answered 200 to a callback that `listen` refuses. */
  readonly disagreement?: Disagreement
  /** The `id` of the original entry, if this delivery was sent again from the inspector. */
  readonly resentFrom?: number
}
