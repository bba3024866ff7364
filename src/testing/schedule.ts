/** The schedule of Tencent's retries, and how long it waits for an answer. */
import { EventType } from '../event/EventType.ts'

/** The time after which an attempt without an answer counts as failed. */
export const ANSWER_MS = 20_000

export interface Schedule {
  /** The maximum number of retries after the first attempt. */
  readonly retries: number
  /** The pause between the end of an attempt and the next one. */
  readonly intervalMs: number
}

const common: Schedule = { retries: 12, intervalMs: 60_000 }
const schedules: ReadonlyMap<number, Schedule> = new Map([
  [EventType.Snapshot, { retries: 5, intervalMs: 120_000 }],
])

export const scheduleOf = (eventType: number): Schedule => schedules.get(eventType) ?? common
