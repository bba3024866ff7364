/** Every codec is exported, and has the type of its event. The test is that this file compiles. */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'

import type { EventName, EventOf, RelayName, RelayOf } from '../../src/event/EventType.ts'
import type { events, KnownEvent } from '../../src/event/LiveEvent.ts'
import { LiveEvent, UnknownEvent } from '../../src/event/LiveEvent.ts'
import { type relayEvents, RelayUnknown } from '../../src/event/Relay.ts'
import type * as index from '../../src/index.ts'
import type { JsonObject } from '../../src/wire/json.ts'

type Codec<A> = t.Type<A, JsonObject, unknown>

export const eachEvent = (): void => {
  expectTypeOf<{ [N in EventName]: EventOf<N> }[EventName]>().toEqualTypeOf<KnownEvent>()
  expectTypeOf<typeof events>().toExtend<{ readonly [N in EventName]: Codec<EventOf<N>> }>()
  expectTypeOf<typeof relayEvents>().toExtend<{ readonly [N in RelayName]: Codec<RelayOf<N>> }>()
}

/** An event that `src/index.ts` does not export does not compile here. */
export const areExported = (): void => {
  expectTypeOf<typeof index>().toExtend<Pick<typeof events, EventName>>()
}

export const theRest = (): void => {
  expectTypeOf(LiveEvent).toEqualTypeOf<Codec<LiveEvent>>()
  expectTypeOf(RelayUnknown).toEqualTypeOf<Codec<RelayUnknown>>()
  expectTypeOf(UnknownEvent).toEqualTypeOf<Codec<UnknownEvent>>()
  expectTypeOf<t.TypeOf<typeof LiveEvent>>().toEqualTypeOf<LiveEvent>()
  expectTypeOf<t.OutputOf<typeof LiveEvent>>().toEqualTypeOf<JsonObject>()
}
