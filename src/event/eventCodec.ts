/** The codecs of events: those of `wire`, each with its compiled reader, and what a family says of its event. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import type { Constant } from '../wire/scalar.ts'
import { struct as wireStruct } from '../wire/struct.ts'
import { compiled } from './compiled.generated.ts'

export type { OptionalFields } from '../wire/struct.ts'

/** The codec of `A`, field by field. Its name is unique: `compiled.generated.ts` has its reader under it. */
export const struct = <A extends object>(
  name: string,
  shape: Parameters<typeof wireStruct<A>>[1],
): t.Type<A, JsonObject, unknown> => wireStruct<A>(name, shape, compiled[name])

type Shape<A extends object> = Omit<Parameters<typeof struct<A>>[1], 'dropped'>

/**
 * The codec of a whole body. It leaves `t` and `sign` out of the event: until `t` has passed, the two
 * are valid for any body, so they are a credential and must not be where events are logged.
 */
export const callback = <A extends object>(
  name: string,
  shape: Shape<A>,
): t.Type<A, JsonObject, unknown> => struct<A>(name, { ...shape, dropped: ['t', 'sign'] })

/** Any event that has a number. */
interface Numbered {
  readonly event_type: number
}

/** The facts that every family states of its event. */
interface Facts<A> {
  /** The time of the event itself, by which events are put in order; `undefined` if the body has none. */
  readonly occurredAt: (event: A) => Date | undefined
  /** The fields that together tell the event from all others of its number; empty if no fields do. */
  readonly identity: ReadonlyArray<keyof A & string>
}

/** The facts of an event, and its number. */
interface About<A extends Numbered> extends Facts<A> {
  readonly event_type: A['event_type']
}

/** The codec of an event, with the facts of the event. */
export interface EventCodec<A extends Numbered> extends t.Type<A, JsonObject, unknown> {
  readonly about: About<A>
}

/** Puts the facts of an event beside its codec. */
export const withAbout = <A extends Numbered>(
  codec: t.Type<A, JsonObject, unknown>,
  about: About<A>,
): EventCodec<A> => Object.assign(codec, { about })

/** The codec of an event, and the facts of the event. */
export const event = <A extends Numbered>(
  name: string,
  said: Shape<A> &
    Facts<A> & { readonly required: { readonly event_type: Constant<A['event_type']> } },
): EventCodec<A> =>
  withAbout(callback<A>(name, said), {
    event_type: said.required.event_type.value,
    occurredAt: said.occurredAt,
    identity: said.identity,
  })

/** The codec of an event that has a URL of its own in the callback template. */
export interface TemplateEventCodec<A extends Numbered, Url extends string> extends EventCodec<A> {
  /** The field of the callback template. */
  readonly templateUrl: Url
}

/** Puts the field of the callback template that holds the URL for an event beside the event's codec. */
export const withTemplateUrl = <A extends Numbered, Url extends string>(
  templateUrl: Url,
  codec: EventCodec<A>,
): TemplateEventCodec<A, Url> => Object.assign(codec, { templateUrl })
