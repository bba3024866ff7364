/** Builds the body of an event for a test. */
import { type EventName, isEventName, isRelayName, type RelayName } from '../event/EventType.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import { bodies } from './bodies.generated.ts'

/** The name of an event, the `callback_event` of a relay event, or `Unknown`. */
export type BodyKind = EventName | RelayName | 'Unknown'

/** The fixture of a kind: the newest form of its event. */
type FixtureOf<K extends BodyKind> = K extends 'Unknown'
  ? 'Unknown/328'
  : K extends 'Relay'
    ? 'Relay/TaskStart'
    : K extends RelayName
      ? `Relay/${K}`
      : `${K}/current`

/** A fixture that is missing does not compile: put it into `fixtures/`, and run `npm run fixtures`. */
const templates: Readonly<Record<FixtureOf<BodyKind>, JsonObject>> = bodies

const fixtureOf = (kind: BodyKind): FixtureOf<BodyKind> => {
  if (kind === 'Unknown') return 'Unknown/328'
  if (kind === 'Relay') return 'Relay/TaskStart'
  return isRelayName(kind) ? `Relay/${kind}` : `${kind}/current`
}

const isKind = (kind: string): boolean =>
  kind === 'Unknown' || isEventName(kind) || isRelayName(kind)

/**
 * Returns a valid body of that kind, as it is on the wire and without a signature. Values of
 * `overrides` replace fields; `undefined` removes one. Throws a TypeError if `kind` is not a
 * `BodyKind`.
 *
 * @example
 * import { buildBody } from 'tencent-live-callbacks/testing'
 *
 * buildBody('StreamEnd', { stream_id: 'room-1' })['stream_id'] // => 'room-1'
 */
export const buildBody = (
  kind: BodyKind,
  overrides: Readonly<Record<string, Json | undefined>> = {},
): JsonObject => {
  if (!isKind(kind)) {
    throw new TypeError(`${kind} is not the name of an event: use one that BodyKind lists.`)
  }
  const body = {
    ...structuredClone(templates[fixtureOf(kind)]),
    t: undefined,
    sign: undefined,
    ...overrides,
  }
  return Object.fromEntries(
    Object.entries<Json | undefined>(body).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  )
}
