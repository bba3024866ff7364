/** A push that is replaced by a new one before the callback of its end arrives. */
import { pushIn } from './push.ts'
import type { Scenario, Setting, Step } from './Scenario.ts'

const stepsIn = (setting: Setting): ReadonlyArray<Step> => {
  const dropped = pushIn(setting, 1, { beganAt: 0, endedAt: 90 })
  const next = pushIn(setting, 2, { beganAt: 95, endedAt: 600 })
  return [
    { atSeconds: 0, body: dropped.begin, note: 'FirstPushBegins' },
    { atSeconds: 95, body: next.begin, note: 'PushedAgain' },
    { atSeconds: 110, body: dropped.end, note: 'FirstPushEnds' },
  ]
}

export const reconnect: Scenario = {
  name: 'reconnect',
  stepsIn,
}
