/** A push, and the callbacks of its begin and end. */
import { buildBody } from '../../../testing/buildBody.ts'
import type { JsonObject } from '../../../wire/json.ts'
import type { Setting } from './Scenario.ts'
import { timelineFrom } from './timeline.ts'

export interface PushTimes {
  readonly beganAt: number
  readonly endedAt: number
}

/** One push. A different number makes a different push. */
export const pushIn = (
  { stream, start }: Setting,
  n: number,
  { beganAt, endedAt }: PushTimes,
): { readonly fields: JsonObject; readonly begin: JsonObject; readonly end: JsonObject } => {
  const { id, seconds } = timelineFrom(start)
  const expiry = seconds(86_400).toString(16).toUpperCase()
  const fields = {
    stream_id: stream,
    sequence: id(n),
    stream_param: `txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=${expiry}`,
  }
  const both = { ...fields, channel_id: stream }
  return {
    fields,
    begin: buildBody('StreamBegin', { ...both, event_time: seconds(beganAt) }),
    end: buildBody('StreamEnd', {
      ...both,
      event_time: seconds(endedAt),
      push_duration: String((endedAt - beganAt) * 1000),
    }),
  }
}
