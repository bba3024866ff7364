/** A story told by callbacks. */
import type { DeliverOptions } from '../../../testing/deliver.ts'
import type { JsonObject } from '../../../wire/json.ts'

/** Where and when it takes place. */
export interface Setting {
  readonly stream: string
  readonly start: Date
}

/** One callback. */
export interface Step {
  /** When it is sent, in seconds from the start. */
  readonly atSeconds: number
  readonly body: JsonObject
  /** What happens. */
  readonly note: string
  /** What goes wrong with its delivery. */
  readonly mishap?: Pick<DeliverOptions, 'duplicates' | 'lostAcknowledgements'>
}

export interface Scenario {
  readonly name: string
  /** What it tells, in a line. */
  readonly summary: string
  /** What should hold at the endpoint afterwards. */
  readonly afterwards: string
  /** The callbacks in the order in which they are sent. */
  readonly stepsIn: (setting: Setting) => ReadonlyArray<Step>
}
