/** A body that is to be sent again. */
import * as E from 'fp-ts/lib/Either.js'

import { isShowable } from '../../../diagnose/depth.ts'
import { EventType } from '../../../event/EventType.ts'
import { readBody } from '../../../receive/body.ts'
import { signBody } from '../../../testing/signBody.ts'

/**
 * The body with a `t` and `sign` that are in date. As it came if there is no key, if it is no JSON
 * object that can be written again, or if it is of a relay, which has no signature.
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
