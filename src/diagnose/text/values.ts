/** Values of a body within a sentence: short, on one line, and without secrets. */
import type { LiveEvent } from '../../event/LiveEvent.ts'
import type { Relay } from '../../event/Relay.ts'
import { streamOf } from '../../event/streamOf.ts'
import type { AsJson } from '../AsJson.ts'
import { masked } from '../mask.ts'
import { shortened } from '../printable.ts'
import type { RelayTexts } from './texts.ts'

type Value = number | string | undefined

const LONGEST = 80

/** Stands where a value is missing. */
export const MISSING = '?'

/** A value, or what stands for it where it is missing. */
export const valueText = (value: Value, otherwise = MISSING): string =>
  shortened(masked(String(value ?? otherwise)), LONGEST)

/** Several values. */
export const valuesText = (values: ReadonlyArray<Value> | undefined, separator = ', '): string =>
  values === undefined || values.length === 0
    ? MISSING
    : valueText(values.map((value) => value ?? MISSING).join(separator))

/** The name of the stream that an event is about, or what stands for it where there is none. */
export const streamText = (event: object, otherwise: string): string =>
  valueText(streamOf(event as LiveEvent).stream_id, otherwise)

/** Says a relay event by its `callback_event`. */
export const relayBy =
  (texts: RelayTexts) =>
  (event: AsJson<Relay>): string => {
    const name = event.callback_event === 'unknown' ? 'Unknown' : event.callback_event
    return (texts[name] as (event: AsJson<Relay>) => string)(event)
  }
