/**
 * `event` requires every fact that a family has to state about its event. The test is that this file
 * compiles.
 */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'

import { event, type EventCodec, withTemplateUrl } from '../../src/event/eventCodec.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { constant, DateFromSeconds, Id, Int, Text } from '../../src/wire/scalar.ts'

interface Pause {
  readonly event_type: 7
  readonly stream_id: string
  readonly at?: Date
  readonly seconds?: number
}

const required = { event_type: constant(7), stream_id: Id }
const optional = { at: DateFromSeconds, seconds: Int }
const facts = { occurredAt: ({ at }: Pause) => at, identity: ['stream_id', 'at'] as const }

export const whole = (): void => {
  const codec = event<Pause>('Pause', { required, optional, ...facts })
  expectTypeOf(codec).toEqualTypeOf<EventCodec<Pause>>()
  expectTypeOf(codec).toExtend<t.Type<Pause, JsonObject, unknown>>()
  expectTypeOf(codec.facts.event_type).toEqualTypeOf<7>()
  expectTypeOf(
    withTemplateUrl('PauseNotifyUrl', codec).templateUrl,
  ).toEqualTypeOf<'PauseNotifyUrl'>()
  event<Pause>('Pause', { required, optional, occurredAt: (pause) => pause.at, identity: [] })
}

export const forgotten = (): void => {
  const { occurredAt, identity } = facts
  // @ts-expect-error -- an event with a time would return none
  event<Pause>('Pause', { required, optional, identity })
  // @ts-expect-error -- an event would have no list of identifying fields
  event<Pause>('Pause', { required, optional, occurredAt })
  // @ts-expect-error -- a field would never be read
  event<Pause>('Pause', { required, optional: { at: DateFromSeconds }, ...facts })
  // @ts-expect-error -- a required field would never be read
  event<Pause>('Pause', { required: { event_type: constant(7) }, optional, ...facts })
}

export const extra = (): void => {
  const all = { required, ...facts }
  // @ts-expect-error -- a field that the interface does not have would be read
  event<Pause>('Pause', { ...all, optional: { at: DateFromSeconds, seconds: Int, why: Text } })
  // @ts-expect-error -- `t` and `sign` are always dropped
  event<Pause>('Pause', { required, optional, ...facts, dropped: ['t'] })
}

export const wrong = (): void => {
  // @ts-expect-error -- the event would have the number of another event
  event<Pause>('Pause', { required: { ...required, event_type: constant(8) }, optional, ...facts })
  // @ts-expect-error -- a number of seconds would be accepted as a time
  event<Pause>('Pause', { required, optional, ...facts, occurredAt: ({ seconds }) => seconds })
  // @ts-expect-error -- a field that does not exist would identify the event
  event<Pause>('Pause', { required, optional, ...facts, identity: ['pause_id'] })
}
