/** Signing of a body that is sent again. */
import * as E from 'fp-ts/lib/Either.js'

import { isShowable } from '../../../diagnose/depth.ts'
import { EventType } from '../../../event/EventType.ts'
import { readBody } from '../../../receive/body.ts'
import { signBody } from '../../../testing/signBody.ts'

/**
 * Returns the body with a new `t` and `sign`. It is unchanged if there is no key, if it is not a
 * JSON object or nested too deep, or if it is an unsigned relay event.
 */
export const resigned = (
  bytes: Uint8Array,
  key: string | undefined,
  now: () => Date,
): Uint8Array => {
  const read = readBody(bytes.byteLength)(bytes)
  if (key === undefined || E.isLeft(read) || !isShowable(read.right)) return bytes
  const body = read.right
  if (Number(body['event_type']) === EventType.Relay && !('sign' in body)) return bytes
  return Buffer.from(JSON.stringify(signBody(body, { key, now })))
}
