/** A push that is replaced by a new one before its end is told. */
import { pushIn } from './push.ts'
import type { Scenario, Setting, Step } from './Scenario.ts'

const stepsIn = (setting: Setting): ReadonlyArray<Step> => {
  const dropped = pushIn(setting, 1, { beganAt: 0, endedAt: 90 })
  const next = pushIn(setting, 2, { beganAt: 95, endedAt: 600 })
  return [
    { atSeconds: 0, body: dropped.begin, note: 'a push begins' },
    { atSeconds: 95, body: next.begin, note: 'after a drop the stream is pushed again' },
    { atSeconds: 110, body: dropped.end, note: 'late comes the end of the first push' },
  ]
}

export const reconnect: Scenario = {
  name: 'reconnect',
  summary: 'a stream that is pushed again before the end of the first push is told',
  afterwards: 'The stream is live, by its second push: a late end closes no other push.',
  stepsIn,
}
