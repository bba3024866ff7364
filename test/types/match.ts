/** match and matchRelay require a case for every event. The test is that this file compiles. */
import { expectTypeOf } from 'expect-type'

import type { RelayName, RelayOf } from '../../src/event/EventType.ts'
import { type EventName, type EventOf } from '../../src/event/EventType.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import { match, matchRelay } from '../../src/event/match.ts'
import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import type { Relay, RelayTaskExit, RelayTaskStart } from '../../src/event/Relay.ts'

type Cases = { readonly [N in EventName | 'Unknown']: (event: EventOf<N>) => string }
type RelayCases = { readonly [N in RelayName | 'Unknown']: (event: RelayOf<N>) => string }

export const whole = (cases: Cases, relayCases: RelayCases): void => {
  expectTypeOf(match(cases)).toEqualTypeOf<(event: LiveEvent) => string>()
  expectTypeOf(matchRelay(relayCases)).toEqualTypeOf<(event: Relay) => string>()
}

export const inferred = (cases: Cases, relayCases: RelayCases): void => {
  match<string>({
    ...cases,
    StreamEnd: (event) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      return event.stream_id
    },
  })
  matchRelay<string>({
    ...relayCases,
    TaskExit: (event) => {
      expectTypeOf(event).toEqualTypeOf<RelayTaskExit>()
      return event.callback_event
    },
  })
}

export const missing = (
  { StreamEnd: _begin, ...cases }: Cases,
  { Unknown: _unknown, ...known }: Cases,
  { TaskExit: _exit, ...relayCases }: RelayCases,
): void => {
  // @ts-expect-error -- a missing event would compile
  match<string>(cases)
  // @ts-expect-error -- unknown events would be ignored
  match<string>(known)
  // @ts-expect-error -- a missing relay event would compile
  matchRelay<string>(relayCases)
}

export const misspelt = (cases: Cases, relayCases: RelayCases): void => {
  // @ts-expect-error -- a case that is never called would compile
  match<string>({ ...cases, StreamStop: () => '' })
  // @ts-expect-error -- the case is called Unknown, not unknown
  match<string>({ ...cases, unknown: () => '' })
  // @ts-expect-error -- a case that is never called would compile
  matchRelay<string>({ ...relayCases, TaskStop: () => '' })
}

export const wrong = (cases: Cases, relayCases: RelayCases): void => {
  // @ts-expect-error -- a case would get an event of another type
  match<string>({ ...cases, StreamEnd: (event: StreamBegin) => event.stream_id })
  // @ts-expect-error -- a case would return another type than the others
  match<string>({ ...cases, StreamEnd: () => 1 })
  // @ts-expect-error -- a case would get a relay event of another type
  matchRelay<string>({ ...relayCases, TaskExit: (event: RelayTaskStart) => event.callback_event })
  // @ts-expect-error -- a case would return another type than the others
  matchRelay<string>({ ...relayCases, TaskExit: () => 1 })
}
