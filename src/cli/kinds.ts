/** The names of events and fixtures in arguments. */
import { allRelayNames, EventType, isRelayName, nameOfNumber } from '../event/EventType.ts'
import type { BodyKind } from '../testing/buildBody.ts'
import { type Fixture, fixtures } from '../testing/fixtures.ts'
import type { JsonObject } from '../wire/json.ts'
import { nearest } from './didYouMean.ts'
import { UsageError } from './exit.ts'

export const kinds = [
  ...Object.keys(EventType),
  ...allRelayNames,
  'Unknown',
] as ReadonlyArray<BodyKind>

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The kind with this name, in upper or lower case, or with this `event_type`. */
export const kindNamed = (word: string): BodyKind | undefined =>
  /^[0-9]+$/.test(word) ? nameOfNumber(Number(word)) : kinds.find((kind) => isSame(kind, word))

/** The fixture with this name, in upper or lower case. */
export const fixtureNamed = (word: string): Fixture | undefined =>
  fixtures.find(({ name }) => isSame(name, word))

/** The error for a name of no event and no fixture. */
export const unknownName = (word: string): UsageError => {
  const meant = nearest(word, [...kinds, ...fixtures.map(({ name }) => name)])
  return new UsageError(({ shared }) => shared.unknownName(meant))
}

/** The name of a body; for relay events the `callback_event`. */
export const kindOf = (body: JsonObject): BodyKind => {
  const name = nameOfNumber(body['event_type'])
  const relay = body['callback_event']
  return name === 'Relay' && typeof relay === 'string' && isRelayName(relay) ? relay : name
}
