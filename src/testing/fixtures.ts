/** Whole bodies of every event, for tests. */
import type { JsonObject } from '../wire/json.ts'
import { bodies } from './bodies.generated.ts'

/** A whole body, as Tencent posts it. All values are made up. */
export interface Fixture {
  /** Its folder and file, such as `StreamBegin/current`. */
  readonly name: string
  readonly event_type: number
  /** For relay events. */
  readonly callback_event?: string
  /** Some have `t` and `sign` in them, long expired: sign them anew with `signBody`. */
  readonly body: JsonObject
}

/** The key that the signatures in the fixtures were made with. */
export const fixtureKey = 'fixture-key'

const fixtureOf = ([name, body]: [string, JsonObject]): Fixture => ({
  name,
  event_type: Number(body['event_type']),
  ...(typeof body['callback_event'] === 'string' && { callback_event: body['callback_event'] }),
  body,
})

/** A body for every generation of every event, the files in `tencent-live-callbacks/fixtures`. */
export const fixtures: ReadonlyArray<Fixture> = Object.entries<JsonObject>(bodies).map(fixtureOf)
