/** A receiver with a fixed clock, and bodies that it accepts. */
import { createReceiver } from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const KEY = 'S3cretKey'

/** The time of the clock, in seconds since 1970. */
export const NOW = 1_700_000_000

export const MEGABYTE = 1024 * 1024
export const MAX_BYTES = 64 * 1024

export const receiver = createReceiver({
  keys: KEY,
  acceptUnsigned: [314],
  maxBytes: MAX_BYTES,
  now: () => new Date(NOW * 1000),
})

export const signed = (body: object, t = NOW + 600): JsonObject => signBody(body, { key: KEY, t })

export const begin = signed(buildBody('StreamBegin', { stream_param: 'name=直播&emoji=🎥' }))
export const beginText = JSON.stringify(begin)
export const beginEvent = receiver.receiveOrThrow(begin).event
