/** A scenario: callbacks of which one follows from the other. */
import type { DeliverOptions } from '../../../testing/deliver.ts'
import type { JsonObject } from '../../../wire/json.ts'
import type { Texts } from '../../text/texts.ts'

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
  /** What happens; the texts say it. */
  readonly note: StepNote
  /** What goes wrong with its delivery. */
  readonly mishap?: Pick<DeliverOptions, 'duplicates' | 'lostAcknowledgements'>
}

export type ScenarioName = keyof Texts['scenario']['scenarios']

export type StepNote = keyof Texts['scenario']['steps']

export interface Scenario {
  readonly name: ScenarioName
  /** The callbacks in the order in which they are sent. */
  readonly stepsIn: (setting: Setting) => ReadonlyArray<Step>
}
