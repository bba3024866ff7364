/** The fields that an event has always had, as the fixtures of every generation show. */
import { isKnown, nameOf } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { createUnverifiedReceiver } from '../receive/receiver.ts'
import { fixtures } from '../testing/fixtures.ts'

/** Relay events have different fields each. None for what this library does not know. */
const kindOf = (event: LiveEvent): string | undefined => {
  if (!isKnown(event)) return undefined
  if (event.event_type !== 314) return nameOf(event)
  return event.callback_event === 'unknown' ? undefined : event.callback_event
}

const receiver = createUnverifiedReceiver()

const collect = (): ReadonlyMap<string, ReadonlyArray<string>> => {
  const usual = new Map<string, ReadonlyArray<string>>()
  for (const { body } of fixtures) {
    const { event } = receiver.receiveOrThrow(body)
    const kind = kindOf(event)
    if (kind === undefined) continue
    const fields = Object.keys(event)
    usual.set(kind, usual.get(kind)?.filter((field) => fields.includes(field)) ?? fields)
  }
  return usual
}

let collected: ReadonlyMap<string, ReadonlyArray<string>> | undefined

/** The fields that all known bodies of this event have, and this one has not. */
export const missingUsualFields = (event: LiveEvent): ReadonlyArray<string> => {
  collected ??= collect()
  const usual = collected.get(kindOf(event) ?? '') ?? []
  return usual.filter((field) => !Object.hasOwn(event, field))
}
