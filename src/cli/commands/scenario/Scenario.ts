/** A scenario: callbacks that belong together, such as those of one stream. */
import type { DeliverOptions } from '../../../testing/deliver.ts'
import type { JsonObject } from '../../../wire/json.ts'
import type { Texts } from '../../text/texts.ts'

/** The stream and start of a scenario. */
export interface Setting {
  readonly stream: string
  readonly start: Date
}

/** One callback of a scenario. */
export interface Step {
  /** The time at which the callback is sent, in seconds from the start. */
  readonly atSeconds: number
  readonly body: JsonObject
  /** The code of the text that describes the step. */
  readonly note: StepNote
  /** A fault of the delivery: duplicates, or lost answers. */
  readonly mishap?: Pick<DeliverOptions, 'duplicates' | 'lostAcknowledgements'>
}

export type ScenarioName = keyof Texts['scenario']['scenarios']

export type StepNote = keyof Texts['scenario']['steps']

export interface Scenario {
  readonly name: ScenarioName
  /** The callbacks in the order in which they are sent. */
  readonly stepsIn: (setting: Setting) => ReadonlyArray<Step>
}
