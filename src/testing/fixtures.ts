/** Complete bodies of every event, for tests. */
import type { JsonObject } from '../wire/json.ts'
import { bodies } from './bodies.generated.ts'

/** A complete body, as Tencent posts it. All values are invented. */
export interface Fixture {
  /** The folder and file of the body, such as `StreamBegin/current`. */
  readonly name: string
  readonly event_type: number
  /** The `callback_event` of the body; absent for all events but relays (314). */
  readonly callback_event?: string
  /** The body. If it has `t` and `sign`, these have expired: use `signBody` to sign it again. */
  readonly body: JsonObject
}

const fixtureOf = ([name, body]: [string, JsonObject]): Fixture => ({
  name,
  event_type: Number(body['event_type']),
  ...(typeof body['callback_event'] === 'string' && { callback_event: body['callback_event'] }),
  body,
})

/** One body for each known form of each event: the files of `tencent-live-callbacks/fixtures`. */
export const fixtures: ReadonlyArray<Fixture> = Object.entries<JsonObject>(bodies).map(fixtureOf)
