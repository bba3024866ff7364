/**
 * Functions that make the codecs of events: the codecs of `wire` with their literals, and
 * the facts that a family states about its event.
 */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import type { Constant } from '../wire/scalar.ts'
import { struct as wireStruct } from '../wire/struct.ts'
import { compiled } from './compiled.generated.ts'

export type { OptionalFields } from '../wire/struct.ts'

/**
 * Makes the codec of `A`, field by field. The name must be unique, because
 * `compiled.generated.ts` lists the literals by name.
 */
export const struct = <A extends object>(
  name: string,
  shape: Parameters<typeof wireStruct<A>>[1],
): t.Type<A, JsonObject, unknown> => wireStruct<A>(name, shape, compiled[name])

type Shape<A extends object> = Omit<Parameters<typeof struct<A>>[1], 'dropped'>

/**
 * Makes the codec of a whole body. It removes `t` and `sign` from the event: until `t` expires, the
 * two are valid for any body, so they are a credential and must not be logged with events.
 */
export const bodyCodec = <A extends object>(
  name: string,
  shape: Shape<A>,
): t.Type<A, JsonObject, unknown> => struct<A>(name, { ...shape, dropped: ['t', 'sign'] })

/** Any event that has a number. */
interface WithEventType {
  readonly event_type: number
}

/** The facts that every family states about its event. */
interface Facts<A> {
  /**
   * Returns the time at which the event occurred, by which events are sorted; `undefined` if the
   * body has none.
   */
  readonly occurredAt: (event: A) => Date | undefined
  /**
   * The fields that together distinguish the event from all others with its number; empty if no
   * fields do.
   */
  readonly identity: ReadonlyArray<keyof A & string>
  /** The field with the time of sending, in seconds, which each retry of the event sets anew. */
  readonly sentAt?: keyof A & string
}

/** The facts of an event, and its number. */
interface EventFacts<A extends WithEventType> extends Facts<A> {
  readonly event_type: A['event_type']
}

/** The codec of an event, with the facts of the event. */
export interface EventCodec<A extends WithEventType> extends t.Type<A, JsonObject, unknown> {
  readonly facts: EventFacts<A>
}

/** Adds the facts of an event to its codec. */
export const withFacts = <A extends WithEventType>(
  codec: t.Type<A, JsonObject, unknown>,
  facts: EventFacts<A>,
): EventCodec<A> => Object.assign(codec, { facts })

/** Makes the codec of an event, with the facts of the event. */
export const event = <A extends WithEventType>(
  name: string,
  spec: Shape<A> &
    Facts<A> & { readonly required: { readonly event_type: Constant<A['event_type']> } },
): EventCodec<A> =>
  withFacts(bodyCodec<A>(name, spec), {
    event_type: spec.required.event_type.value,
    occurredAt: spec.occurredAt,
    identity: spec.identity,
    ...(spec.sentAt !== undefined && { sentAt: spec.sentAt }),
  })

/** The codec of an event for which the callback template has a URL. */
export interface TemplateEventCodec<
  A extends WithEventType,
  Url extends string,
> extends EventCodec<A> {
  /** The field of the callback template that has the URL. */
  readonly templateUrl: Url
}

/** Adds to the codec of an event the field of the callback template that has its URL. */
export const withTemplateUrl = <A extends WithEventType, Url extends string>(
  templateUrl: Url,
  codec: EventCodec<A>,
): TemplateEventCodec<A, Url> => Object.assign(codec, { templateUrl })
