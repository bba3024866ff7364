/** Values of a body in a sentence: shortened, on one line, and with secrets masked. */
import type { LiveEvent } from '../../event/LiveEvent.ts'
import type { Relay } from '../../event/Relay.ts'
import { streamOf } from '../../event/streamOf.ts'
import { redact } from '../../receive/redact.ts'
import type { AsJson } from '../AsJson.ts'
import { shortened } from '../printable.ts'
import type { RelayTexts } from './texts.ts'

type Value = number | string | undefined

const LONGEST = 80

/** The text for a missing value. */
export const MISSING = '?'

/** A value as text, or `otherwise` if it is missing. */
export const valueText = (value: Value, otherwise = MISSING): string =>
  shortened(redact(String(value ?? otherwise)), LONGEST)

/** Several values as text. */
export const valuesText = (values: ReadonlyArray<Value> | undefined, separator = ', '): string =>
  values === undefined || values.length === 0
    ? MISSING
    : valueText(values.map((value) => value ?? MISSING).join(separator))

/** The name of the stream of an event as text; `undefined` if the event has no stream. */
export const streamText = (event: object): string | undefined => {
  const { stream_id } = streamOf(event as LiveEvent)
  return stream_id === undefined ? undefined : valueText(stream_id)
}

/** Describes a relay event by its `callback_event`. */
export const relayBy =
  (texts: RelayTexts) =>
  (event: AsJson<Relay>): string => {
    const name = event.callback_event === 'unknown' ? 'Unknown' : event.callback_event
    return (texts[name] as (event: AsJson<Relay>) => string)(event)
  }
