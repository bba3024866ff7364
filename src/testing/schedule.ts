/** How long Tencent waits for an answer, and how often it comes again. */
import { EventType } from '../event/EventType.ts'

export const ANSWER_MS = 20_000

export interface Schedule {
  readonly retries: number
  /** From the end of one attempt to the next. */
  readonly intervalMs: number
}

const common: Schedule = { retries: 12, intervalMs: 60_000 }
const schedules: ReadonlyMap<number, Schedule> = new Map([
  [EventType.Snapshot, { retries: 5, intervalMs: 120_000 }],
])

export const scheduleOf = (eventType: number): Schedule => schedules.get(eventType) ?? common
