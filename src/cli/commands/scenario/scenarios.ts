/** All scenarios. */
import { reconnect } from './reconnect.ts'
import { relay } from './relay.ts'
import { retryStorm } from './retryStorm.ts'
import type { Scenario } from './Scenario.ts'
import { stream } from './stream.ts'

export const scenarios: ReadonlyArray<Scenario> = [stream, relay, reconnect, retryStorm]
