/** Recognises repeated deliveries of one event, while at least one of them is kept. */
import type { Repeat } from './Entry.ts'

export interface Repeats {
  /** Counts a delivery of an event, and returns what it repeats. */
  readonly add: (eventKey: string, id: number) => Repeat | undefined
  /** Called for each delivery that is no longer kept. */
  readonly drop: (eventKey: string) => void
}

interface Deliveries {
  readonly first: number
  readonly count: number
  /** The number of deliveries that are kept. */
  readonly kept: number
}

export const createRepeats = (): Repeats => {
  const events = new Map<string, Deliveries>()
  return {
    add: (eventKey, id) => {
      const { first, count, kept } = events.get(eventKey) ?? { first: id, count: 0, kept: 0 }
      events.set(eventKey, { first, count: count + 1, kept: kept + 1 })
      return count === 0 ? undefined : { delivery: count + 1, first }
    },
    drop: (eventKey) => {
      const event = events.get(eventKey)
      // Forgotten with the last of its deliveries, so that no more events than entries are known.
      if (event === undefined || event.kept === 1) events.delete(eventKey)
      else events.set(eventKey, { ...event, kept: event.kept - 1 })
    },
  }
}
